/* Loads the practice into the lesson and posts its forms by fetch. Without JavaScript, the lesson links to its page. */
import { fetchPage } from './fetch-page'
import { type PostRefusal, postForm } from './post'
import { keepNext, resume } from './steps'

for (const section of document.querySelectorAll<HTMLElement>('section[data-practice]'))
  embed(section, section.dataset.practice ?? '').catch(() => undefined)

async function load(address: string): Promise<HTMLElement> {
  const practice = (await fetchPage(address)).getElementById('practice')
  if (!practice) throw new Error('the page has no practice')
  return practice
}

async function embed(section: HTMLElement, address: string) {
  const practice = await load(address)
  resume(practice.dataset.step)
  const note = document.createElement('p')
  note.textContent = 'Answer each check first. Any answer will do: checks are not graded.'
  const problem = document.createElement('p')
  problem.role = 'alert'
  for (const check of document.querySelectorAll<HTMLElement>('.step-check > [data-item]')) {
    const item = practice.querySelector(`form[id="${check.dataset.item}"]`)
    if (item) check.replaceChildren(item)
  }
  section.replaceChildren(section.querySelector('h2') ?? '', note, practice)
  section.parentElement?.addEventListener('submit', async (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest('.step-check, .lesson-practice')) return
    event.preventDefault()
    problem.textContent = ''
    form.before(problem)
    problem.textContent = await save(form, address)
  })
}

/** Saves a form and shows the outcome. Returns an error message, or an empty string. */
async function save(form: HTMLFormElement, address: string): Promise<string> {
  const { status, ok, body } = await postForm<PostRefusal & { next?: string; missing?: unknown }>(
    form.action,
    new FormData(form),
  )
  // Offline, the browser's own page explains the problem and can send the form again.
  if (status === 0) form.submit()
  else if (body?.next) location.assign(body.next)
  else if (ok) await refresh(form, address)
  else if (body?.missing) await refresh(form, `${address}${address.includes('?') ? '&' : '?'}missing=1`)
  else return body?.error?.message ?? 'This was not saved. Please try again.'
  return ''
}

/** Replaces only the parts that the answer changed, to keep choices made in other forms. */
async function refresh(form: HTMLFormElement, address: string) {
  const practice = await load(address).catch(() => null)
  if (!practice) {
    location.assign(address)
    return
  }
  for (const id of new Set([form.id, 'reading'])) {
    const fresh = id && practice.querySelector(`[id="${id}"]`)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  // The focused button is gone, so focus moves to its replacement.
  const feedback = form.id ? document.getElementById(form.id)?.querySelector<HTMLElement>('.feedback') : null
  if (feedback) keepNext()
  const find = (part: string) => document.querySelector<HTMLElement>(`#reading ${part}`)
  const target = feedback ?? find('button') ?? find('a')
  target?.focus()
}
