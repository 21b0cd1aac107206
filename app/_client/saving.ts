/* Replaces a submitted button's label with its `data-saving` text, so that people don't click twice. With `data-bar`, a bar runs below. */
const labels = new Map<HTMLButtonElement, string>()
const bars: HTMLElement[] = []

document.addEventListener('submit', ({ submitter }) => {
  if (!(submitter instanceof HTMLButtonElement) || !submitter.dataset.saving) return
  labels.set(submitter, submitter.textContent ?? '')
  submitter.textContent = submitter.dataset.saving
  if (submitter.dataset.bar === undefined) return
  const bar = document.createElement('progress')
  bar.ariaLabel = submitter.dataset.saving
  submitter.form?.append(bar)
  bars.push(bar)
})

// Restores the label when the browser shows a cached page (Back).
window.addEventListener('pageshow', () => {
  for (const [button, label] of labels) button.textContent = label
  labels.clear()
  for (const bar of bars.splice(0)) bar.remove()
})

export {}
