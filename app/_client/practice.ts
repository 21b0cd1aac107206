/* Loads the practice into the lesson and posts its forms by fetch. Without JavaScript, the lesson links to its page. */

import { fetchPage } from './fetch-page'
import { type PostRefusal, postForm, type Reply } from './post'
import { deliver, deliveryNote, statusIn } from './send'
import { rememberNextStep, resume } from './steps'
import { forgetChoices, restoreChoices } from './unsaved'

for (const section of document.querySelectorAll<HTMLElement>('section[data-practice]'))
  embed(section, section.dataset.practice ?? '').catch(() => undefined)

async function embed(section: HTMLElement, address: string) {
  const { body: practice } = await deliver(
    () => load(address),
    () => undefined,
  )
  if (!practice) return
  resume(practice.dataset.step)
  for (const check of document.querySelectorAll<HTMLElement>('.step-check > [data-item]')) {
    const item = practice.querySelector<HTMLFormElement>(`form[id="${check.dataset.item}"]`)
    if (!item) continue
    check.replaceChildren(item)
    restoreChoices(item)
    shareButton(item)
  }
  section.replaceChildren(section.querySelector('h2') ?? '', practice)
  section.parentElement?.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest('.step-check, .lesson-practice')) return
    event.preventDefault()
    if (!form.ariaBusy) save(form, address)
  })
}

/** The practice page's part for the lesson; a reply without it is not tried again. */
async function load(address: string): Promise<Reply<HTMLElement>> {
  try {
    const body = (await fetchPage(address)).getElementById('practice')
    return { status: 200, ok: body !== null, body }
  } catch {
    return { status: 0, ok: false, body: null }
  }
}

/** One button: "Answer" takes the place of "Continue" in the step's bar while its check is open. */
function shareButton(item: HTMLFormElement) {
  const bar = item.closest('.step-check')?.querySelector('.step-go')
  const onward = bar?.querySelector<HTMLElement>('a.btn-primary')
  const answer = item.querySelector('button')
  if (!bar || !onward || !answer) return
  answer.setAttribute('form', item.id)
  onward.before(answer)
  // A check with a content note may stay closed.
  const closed = item.querySelector<HTMLDetailsElement>('.noted-item')
  const swap = () => {
    const isClosed = closed?.open === false
    answer.hidden = isClosed
    onward.hidden = !isClosed
  }
  closed?.addEventListener('toggle', swap)
  swap()
}

type Saved = PostRefusal & { next?: string; missing?: unknown; completed?: boolean; sentence?: string }

async function save(form: HTMLFormElement, address: string) {
  const step = form.closest('.step-check')
  const place = statusIn(step?.querySelector('.step-go') ?? form.querySelector('.btn-row') ?? form)
  const show = deliveryNote(form, place)
  const fields = () => new FormData(form)
  if (form.id && !fields().getAll('value').some(Boolean)) {
    show('done', 'Choose an answer first. Any answer will do: checks aren’t graded.')
    return
  }
  form.ariaBusy = 'true'
  const onward = step?.querySelector<HTMLElement>('.step-go a.btn-primary')
  const { ok, body } = await deliver(
    () => postForm<Saved>(form.action, fields()),
    (state) => {
      show(state)
      if (state === 'waiting') onward?.removeAttribute('hidden')
    },
  )
  if (ok) forgetChoices(form)
  if (body?.completed && body.next && !body.sentence) location.assign(body.next)
  else if (ok) await refresh(form, address, place)
  else if (body?.missing) await refresh(form, `${address}${address.includes('?') ? '&' : '?'}missing=1`, place)
  else show('done', body?.error?.message ?? 'This was not saved. Please try again.')
  form.ariaBusy = null
}

/** Replaces only the parts that the answer changed, to keep choices made in other forms. */
async function refresh(form: HTMLFormElement, address: string, place: HTMLElement) {
  const { body: practice } = await deliver(() => load(address), deliveryNote(form, place))
  if (!practice) {
    location.assign(address)
    return
  }
  const bar = form.closest('.step-check')?.querySelector('.step-go')
  for (const id of new Set([form.id, 'reading'])) {
    const fresh = id && practice.querySelector(`[id="${id}"]`)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  const answered = form.id ? document.getElementById(form.id) : null
  const feedback = answered?.querySelector<HTMLElement>('.feedback')
  if (feedback) {
    rememberNextStep()
    bar?.querySelector('button')?.remove()
    bar?.querySelector('a.btn-primary')?.removeAttribute('hidden')
    const verdict = answered?.querySelector<HTMLElement>('.verdict')
    place.textContent = verdict?.textContent ?? ''
    place.dataset.verdict = verdict?.dataset.verdict
  }
  // The focused button is gone, so focus moves to its replacement.
  const find = (part: string) => document.querySelector<HTMLElement>(`#reading ${part}`)
  const target = feedback ?? find('button') ?? find('a')
  target?.focus()
}
