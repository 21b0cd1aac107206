/* Shows the whole text of a choice under its row: a closed select cuts it. Read aloud, the select has said it already. */
const fits = 12

function showChoice(select: HTMLSelectElement) {
  const text = select.value ? (select.selectedOptions[0]?.text ?? '') : ''
  const shown = select.parentElement?.querySelector('.pair-chosen')
  if (text.length <= fits) return shown?.remove()
  const note = shown ?? document.createElement('span')
  note.className = 'pair-chosen'
  note.ariaHidden = 'true'
  note.textContent = text
  if (!shown) select.after(note)
}

for (const select of document.querySelectorAll<HTMLSelectElement>('.pair select')) showChoice(select)

// Practice arrives after the page.
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && target.closest('.pair')) showChoice(target)
})
