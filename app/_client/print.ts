/* Opens the browser's print dialog in place of a print view. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-print]') : null
  if (!link) return
  event.preventDefault()
  window.print()
})

export {}
