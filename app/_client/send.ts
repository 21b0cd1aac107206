/* Sends a form by fetch. The page stays until the server answers, and a lost connection loses nothing. */

import { type PostRefusal, postForm, type Reply } from './post'
import { forgetChoices } from './unsaved'

/** A reply that comes sooner needs no words. */
const quietMs = 300
const waitsInSeconds = [2, 4, 8, 15]

type Delivery = 'saving' | 'waiting' | 'done'

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !('sends' in form.dataset)) return
  event.preventDefault()
  if (form.ariaBusy) return
  form.ariaBusy = 'true'
  const { submitter } = event
  const show = deliveryNote(form)
  // Each try sends what the form holds by then.
  const post = () => postForm<PostRefusal & { next?: string }>(form.action, new FormData(form, submitter))
  const { ok, status, body } = await deliver(post, show)
  if (ok) forgetChoices(form)
  if (body?.next) go(body.next)
  else if (status === 401) show('done', body?.error?.message)
  else submitAsPage(form, submitter)
  form.ariaBusy = null
})

/** Repeats a request until a server answers it, or until `signal` aborts. `show` learns how it goes. */
export async function deliver<Body>(
  request: () => Promise<Reply<Body>>,
  show: (state: Delivery) => void,
  signal?: AbortSignal,
): Promise<Reply<Body>> {
  const slow = setTimeout(() => show('saving'), quietMs)
  for (let round = 0; ; round += 1) {
    const reply = await request()
    clearTimeout(slow)
    if (!isLost(reply) || signal?.aborted) {
      show('done')
      return reply
    }
    show('waiting')
    await nextTry(waitsInSeconds[round] ?? 15, signal)
    show('saving')
  }
}

/** No answer, or one from a proxy or a site that restarts. */
const isLost = ({ status }: Reply<unknown>) => status === 0 || (status >= 502 && status <= 504)

function nextTry(seconds: number, signal?: AbortSignal): Promise<unknown> {
  const over = new AbortController()
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000)
    window.addEventListener('online', resolve, over)
    document.addEventListener('try', resolve, over)
    signal?.addEventListener('abort', resolve, over)
  }).finally(() => over.abort())
}

/** Shows the state beside the buttons of a form, or in `place`. */
export function deliveryNote(form: HTMLElement, place = statusIn(form.querySelector('.btn-row') ?? form)) {
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'plain-btn'
  again.textContent = 'Try now'
  again.addEventListener('click', () => document.dispatchEvent(new Event('try')))
  return (state: Delivery, words = wordsOf[state]) => {
    place.textContent = words
    place.toggleAttribute('data-waiting', state === 'waiting')
    if (state === 'waiting') place.after(again)
    else again.remove()
  }
}

const wordsOf = { saving: 'Saving…', waiting: 'Not sent yet. Still trying.', done: '' }

/** The status line of a row of buttons. */
export function statusIn(row: Element): HTMLElement {
  const found = row.querySelector<HTMLElement>('[role=status]')
  if (found) return found
  const made = document.createElement('span')
  made.role = 'status'
  made.className = 'btn-row-note'
  row.append(made)
  return made
}

/** Opens the page that follows, from its top, also when it has the same address. */
function go(next: string) {
  const { pathname, search, hash } = new URL(next, location.href)
  const isHere = pathname === location.pathname && search === location.search
  if (!isHere || !hash) location.assign(next)
  else {
    location.hash = hash
    location.reload()
  }
}

/** The server's own page explains a refusal, or asks first. */
function submitAsPage(form: HTMLFormElement, submitter: HTMLElement | null) {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const pressed = document.createElement('input')
    pressed.type = 'hidden'
    pressed.name = submitter.name
    pressed.value = submitter.value
    form.append(pressed)
  }
  form.submit()
}
