/* Remembers choices that are not saved, in this tab: a browser restores nothing on an uncached page. No texts, which may name people. */
const fields = 'input[type=radio], input[type=checkbox], select'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sends]')) restoreDraft(form)

document.addEventListener('input', ({ target }) => {
  const form = target instanceof Element && target.closest<HTMLFormElement>('form[data-sends]')
  if (form) storeDraft(form)
})

// The next person at this device must not find it.
document.addEventListener('leave', forgetAll)
document.addEventListener('submit', ({ target }) => {
  if (target instanceof HTMLFormElement && target.action.endsWith('/sign-out')) forgetAll()
})

/** The address and the name that the form gives itself there. */
function keyOf(form: HTMLFormElement): string {
  return `${location.pathname} ${form.dataset.sends}`
}

export function restoreDraft(form: HTMLFormElement) {
  const draft = withStorage((storage) => storage.getItem(keyOf(form)))
  if (!draft) return
  const given = new URLSearchParams(draft)
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields)) {
    const values = given.getAll(field.name)
    if (field instanceof HTMLInputElement) field.checked = values.includes(field.value)
    else field.value = values.find((value) => [...field.options].some((option) => option.value === value)) ?? ''
  }
}

function storeDraft(form: HTMLFormElement) {
  const draft = new URLSearchParams()
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields))
    if (field instanceof HTMLSelectElement || field.checked) draft.append(field.name, field.value)
  withStorage((storage) => storage.setItem(keyOf(form), draft.toString()))
}

export function forgetDraft(form: HTMLFormElement) {
  withStorage((storage) => storage.removeItem(keyOf(form)))
}

function forgetAll() {
  withStorage((storage) => storage.clear())
}

/** Storage can be off or full; the form works without it. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage)
  } catch {
    return null
  }
}
