/* Shows on a slow form's button, in the words of its `data-saving`, that the click counted. */
const labels = new Map<HTMLButtonElement, string>()

document.addEventListener('submit', ({ submitter }) => {
  if (!(submitter instanceof HTMLButtonElement) || !submitter.dataset.saving) return
  labels.set(submitter, submitter.textContent ?? '')
  submitter.textContent = submitter.dataset.saving
})

// The browser keeps the page as it was when the person goes back.
window.addEventListener('pageshow', () => {
  for (const [button, label] of labels) button.textContent = label
  labels.clear()
})

export {}
