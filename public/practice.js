// @ts-check
/*
 * Brings the practice into the lesson: takes it out of the page that the lesson links to, sends the same forms, and
 * takes what is new out of the answer. Until it is there, and without JavaScript or a connection, the link leads to it.
 */
for (const section of document.querySelectorAll('section[data-practice]'))
  if (section instanceof HTMLElement) bringIn(section, section.dataset.practice ?? '')

/** @param {Response} answer */
async function read(answer) {
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

/**
 * @param {HTMLElement} section
 * @param {string} address
 */
async function bringIn(section, address) {
  const answer = await fetch(address).catch(() => null)
  const practice = answer?.ok && !answer.redirected && (await read(answer)).getElementById('practice')
  if (!practice) return
  const heading = section.querySelector('h2') ?? ''
  const note = document.createElement('p')
  note.textContent = 'Not graded. You get feedback at once.'
  const trouble = document.createElement('p')
  trouble.role = 'alert'
  section.replaceChildren(heading, note, trouble, practice)
  section.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    trouble.textContent = ''
    send(form, address)
      .then((message) => {
        trouble.textContent = message
      })
      .catch(() => form.submit())
  })
}

/**
 * Returns what went wrong, if anything did.
 * @param {HTMLFormElement} form
 * @param {string} address
 */
async function send(form, address) {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) body.append(name, String(value))
  const answer = await fetch(form.action, { method: 'POST', body })
  const page = await read(answer)
  if (!answer.ok) return page.querySelector('h1')?.textContent ?? 'This was not saved. Please try again.'
  if (new URL(answer.url).pathname === address) show(page, form)
  else location.assign(answer.url)
  return ''
}

/**
 * Replaces what the answer changed, and nothing that was chosen elsewhere meanwhile.
 * @param {Document} page
 * @param {HTMLFormElement} form
 */
function show(page, form) {
  for (const id of new Set([form.id, 'reading'])) {
    const fresh = id && page.getElementById(id)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  // The button that had the focus went away, so the feedback takes it.
  const feedback = form.id && document.getElementById(form.id)?.querySelector('.feedback')
  if (feedback instanceof HTMLElement) feedback.focus()
}

export {}
