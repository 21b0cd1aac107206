/* Saves each choice in a quiz item right away and shows the state beside the buttons. The form works without it. */

import { type PostRefusal, postForm } from './post'
import { deliver, deliveryNote } from './send'
import { forgetChoices } from './unsaved'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-saves]')) saveChoices(form)

/** The form holds everything that a save does, so submitting it aborts a slower save. */
const longestWait = 2000

function saveChoices(form: HTMLFormElement) {
  const show = deliveryNote(form)
  const shown = form.elements.namedItem('shown')
  // One save at a time, in order, so that the last choice wins.
  let isSaving = false
  let isStale = false
  let isLeaving = false
  let isWaiting = false
  let abort = new AbortController()
  let saved: Promise<void> = Promise.resolve()

  const chosen = () => new FormData(form).getAll('value').filter(Boolean).join(' ')

  function queue() {
    isStale = true
    if (!isSaving) saved = saveAll()
  }

  async function saveAll() {
    isSaving = true
    while (isStale && !isLeaving) {
      const { ok, body } = await deliver(saveOnce, note, abort.signal)
      if (isLeaving || isStale) continue
      if (ok && body) forgetChoices(form)
      show('done', ok && body ? savedWords(form, body.complete) : body?.error?.message)
    }
    isSaving = false
  }

  function note(state: Parameters<typeof show>[0]) {
    isWaiting = state === 'waiting'
    if (!isLeaving) show(state)
  }

  /** Reads the form at each try, so a choice made without a connection is sent, too. */
  function saveOnce() {
    isStale = false
    const fields = new FormData(form)
    // The server keeps an answer that the form never showed, so record what this form shows now.
    if (shown instanceof HTMLInputElement && chosen()) shown.value = chosen()
    const { signal } = abort
    return postForm<PostRefusal & { complete?: boolean }>(form.action, fields, { signal, keepalive: true })
  }

  form.addEventListener('change', queue)
  // A pending save is older than the form and must not arrive after it.
  form.addEventListener('submit', (event) => {
    if (isLeaving || !isSaving) return
    event.preventDefault()
    isLeaving = true
    const late = setTimeout(() => abort.abort(), isWaiting ? 0 : longestWait)
    saved.then(() => {
      clearTimeout(late)
      form.requestSubmit(event.submitter)
    })
  })
  window.addEventListener('pageshow', () => {
    isLeaving = false
    abort = new AbortController()
  })
  // A choice made before this script ran is not saved yet.
  if (shown instanceof HTMLInputElement && chosen() && chosen() !== shown.value) queue()
}

function savedWords(form: HTMLFormElement, isComplete = false): string {
  const saved = `Saved ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
  return isComplete || !new FormData(form).getAll('value').some(Boolean) ? saved : `${saved}, not complete yet`
}
