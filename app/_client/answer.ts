/* Saves each choice in a quiz item right away and shows the state beside the buttons. The form works without it. */
import { type PostRefusal, postForm } from './post'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-saves]')) saveChoices(form)

/** The form holds everything that a save does, so submitting it aborts a slower save. */
const longestWait = 2000

function saveChoices(form: HTMLFormElement) {
  const status = form.querySelector('[role=status]')
  const shown = form.elements.namedItem('shown')
  // One save at a time, in order, so that the last choice wins.
  let saves = Promise.resolve()
  let waiting = 0
  let isLeaving = false
  const abort = new AbortController()

  function show(message: string) {
    if (status) status.textContent = message
  }

  const chosen = () => new FormData(form).getAll('value').filter(Boolean).join(' ')

  function queue() {
    const fields = new FormData(form)
    // The server keeps an answer that the form never showed, so record what this form shows now.
    if (shown instanceof HTMLInputElement && chosen()) shown.value = chosen()
    show('Saving…')
    waiting += 1
    saves = saves.then(async () => {
      if (!isLeaving) show(await save(form.action, fields, abort.signal))
      waiting -= 1
    })
  }

  form.addEventListener('change', queue)
  // A pending save is older than the form and must not arrive after it.
  form.addEventListener('submit', (event) => {
    if (isLeaving || waiting === 0) return
    event.preventDefault()
    isLeaving = true
    const late = setTimeout(() => abort.abort(), longestWait)
    saves.then(() => {
      clearTimeout(late)
      form.requestSubmit(event.submitter)
    })
  })
  window.addEventListener('pageshow', () => {
    isLeaving = false
  })
  // A choice made before this script ran is not saved yet.
  if (shown instanceof HTMLInputElement && chosen() && chosen() !== shown.value) queue()
}

/** Returns the message to show. */
async function save(action: string, fields: FormData, signal: AbortSignal): Promise<string> {
  const { ok, body } = await postForm<PostRefusal & { complete?: boolean }>(action, fields, { signal, keepalive: true })
  if (ok && body) {
    const saved = `Saved ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
    return body.complete || !fields.getAll('value').some(Boolean) ? saved : `${saved}, not complete yet`
  }
  return body?.error?.message ?? 'Not saved yet: no connection. We’ll send it again when you continue.'
}
