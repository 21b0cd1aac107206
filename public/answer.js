// @ts-check
/*
 * The form of a quiz item works by itself. This saves each choice at once, by the same call, and says so beside the
 * buttons.
 */
for (const form of document.querySelectorAll('form[data-saves]')) if (form instanceof HTMLFormElement) saveChoices(form)

/** @param {HTMLFormElement} form */
function saveChoices(form) {
  const status = form.querySelector('[role=status]')
  // One at a time, in the order of the choices: the last one made is the last one kept.
  let line = Promise.resolve()

  /** @param {string} message */
  function say(message) {
    if (status) status.textContent = message
  }

  function queue() {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) body.append(name, String(value))
    say('Saving…')
    line = line.then(() => save(form.action, body)).then(say)
  }

  form.addEventListener('change', queue)
  // A choice made before this script was there has told nobody.
  const chosen = new FormData(form).get('value')
  if (chosen && chosen !== form.dataset.saves) queue()
}

/**
 * Returns what to say of it.
 * @param {string} action
 * @param {URLSearchParams} body
 */
async function save(action, body) {
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (!answer.ok) return (await answer.json()).error.message
    return `Saved ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
  } catch {
    return 'Not saved yet: no connection. It is sent again when you go on.'
  }
}

export {}
