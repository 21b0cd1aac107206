// @ts-check
/*
 * The form of a quiz item works by itself. This saves each choice at once, by the same call, and says so beside the
 * buttons.
 */
for (const form of document.querySelectorAll('form[data-saves]')) if (form instanceof HTMLFormElement) saveChoices(form)

/** A save that takes longer is given up when the form is sent: it holds all that the save does. */
const longestWait = 2000

/** @param {HTMLFormElement} form */
function saveChoices(form) {
  const status = form.querySelector('[role=status]')
  const shown = form.elements.namedItem('shown')
  // One at a time, in the order of the choices: the last one made is the last one kept.
  let line = Promise.resolve()
  let waiting = 0
  let isLeaving = false
  const giveUp = new AbortController()

  /** @param {string} message */
  function say(message) {
    if (status) status.textContent = message
  }

  /** The answer as the form shows it now. */
  function chosen() {
    return new FormData(form).getAll('value').filter(Boolean).join(' ')
  }

  function queue() {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) body.append(name, String(value))
    // Never back to nothing: a form that showed nothing takes no answer back, and this one did show it.
    if (shown instanceof HTMLInputElement && chosen()) shown.value = chosen()
    say('Saving…')
    waiting += 1
    line = line.then(async () => {
      if (!isLeaving) say(await save(form.action, body, giveUp.signal))
      waiting -= 1
    })
  }

  form.addEventListener('change', queue)
  // A save on its way holds less than the form, and must not arrive after it.
  form.addEventListener('submit', (event) => {
    if (isLeaving || waiting === 0) return
    event.preventDefault()
    isLeaving = true
    const late = setTimeout(() => giveUp.abort(), longestWait)
    line.then(() => {
      clearTimeout(late)
      form.requestSubmit(event.submitter)
    })
  })
  window.addEventListener('pageshow', () => {
    isLeaving = false
  })
  // A choice made before this script was there has told nobody.
  if (shown instanceof HTMLInputElement && chosen() && chosen() !== shown.value) queue()
}

/**
 * Returns what to say of it.
 * @param {string} action
 * @param {URLSearchParams} body
 * @param {AbortSignal} signal
 */
async function save(action, body, signal) {
  try {
    // Goes on when the page is left at once.
    const headers = { Accept: 'application/json' }
    const answer = await fetch(action, { method: 'POST', body, headers, signal, keepalive: true })
    const { error, complete } = await answer.json()
    if (!answer.ok) return error.message
    const saved = `Saved ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
    return complete || !body.getAll('value').some(Boolean) ? saved : `${saved}, not complete yet`
  } catch {
    return 'Not saved yet: no connection. It is sent again when you go on.'
  }
}

export {}
