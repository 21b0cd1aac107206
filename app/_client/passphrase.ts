/* Fills the form's password with the passphrase that a button names, and shows it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passphrase]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const suggested = document.getElementById(button.dataset.passphrase ?? '')?.textContent ?? ''
    const field = button.form?.elements.namedItem('password')
    if (!(field instanceof HTMLInputElement)) return
    field.type = 'text'
    field.value = suggested
    field.focus()
  })
}
