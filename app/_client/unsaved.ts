/*
 * Remembers choices that are not saved in the tab's history entry, which "Exit this page" replaces: a browser itself restores
 * nothing on an uncached page. No texts, which may name people.
 */
const fields = 'input[type=radio], input[type=checkbox], select'
/** By the name of the form. */
const choices = new Map<string, string>(Object.entries(history.state?.choices ?? {}))

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sends]')) restoreChoices(form)

document.addEventListener('input', ({ target }) => {
  const form = target instanceof Element && target.closest<HTMLFormElement>('form[data-sends]')
  if (form) remember(form)
})

// Each step of a lesson is an entry of its own.
window.addEventListener('hashchange', store)

export function restoreChoices(form: HTMLFormElement) {
  const given = choices.get(form.dataset.sends ?? '')
  if (given === undefined) return
  const values = new URLSearchParams(given)
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields)) {
    const own = values.getAll(field.name)
    if (field instanceof HTMLInputElement) field.checked = own.includes(field.value)
    else field.value = own.find((value) => [...field.options].some((option) => option.value === value)) ?? ''
  }
}

export function forgetChoices(form: HTMLFormElement) {
  choices.delete(form.dataset.sends ?? '')
  store()
}

function remember(form: HTMLFormElement) {
  const given = new URLSearchParams()
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields))
    if (field instanceof HTMLSelectElement || field.checked) given.append(field.name, field.value)
  choices.set(form.dataset.sends ?? '', given.toString())
  store()
}

function store() {
  history.replaceState({ ...history.state, choices: Object.fromEntries(choices) }, '')
}
