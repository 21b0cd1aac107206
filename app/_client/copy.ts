/* Copies the text of the field that a button names in `data-copy`. */
document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-copy]') : null
  const field = button && document.getElementById(button.dataset.copy ?? '')
  if (!(field instanceof HTMLTextAreaElement)) return
  field.select()
  // Browsers offer the clipboard on https and loopback only; elsewhere the learner copies the selection.
  const copied = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  )
  const status = button?.parentElement?.querySelector('[role="status"]')
  if (status) status.textContent = copied ? 'Copied.' : 'Selected. Press Ctrl C to copy it, or ⌘ C on a Mac.'
})
