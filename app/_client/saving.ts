/* Replaces a submitted button's label with its `data-saving` text, so that people don't click twice. */
const labels = new Map<HTMLButtonElement, string>()

document.addEventListener('submit', ({ submitter }) => {
  if (!(submitter instanceof HTMLButtonElement) || !submitter.dataset.saving) return
  labels.set(submitter, submitter.textContent ?? '')
  submitter.textContent = submitter.dataset.saving
})

// Restores the label when the browser shows a cached page (Back).
window.addEventListener('pageshow', () => {
  for (const [button, label] of labels) button.textContent = label
  labels.clear()
})

export {}
