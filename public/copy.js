// @ts-check
/* Copies the text of the field that a button names in `data-copy`. The text can be chosen and copied by hand without. */
document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button[data-copy]') : null
  if (!(button instanceof HTMLButtonElement)) return
  const field = document.getElementById(button.dataset.copy ?? '')
  if (!(field instanceof HTMLTextAreaElement)) return
  field.select()
  // Of no use away from https and loopback; what was chosen is then copied by keyboard.
  const copied = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  )
  const said = button.parentElement?.querySelector('[role="status"]')
  if (said) said.textContent = copied ? 'Copied.' : 'Chosen: copy it with Ctrl C, or ⌘ C on a Mac.'
})
