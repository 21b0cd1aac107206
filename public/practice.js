// @ts-check
/*
 * Brings the practice into the lesson: takes it out of the page that the lesson links to, saves by the same calls as its
 * forms, and takes out what is new. Until it is there, and without JavaScript or a connection, the link leads to it.
 */
for (const section of document.querySelectorAll('section[data-practice]'))
  if (section instanceof HTMLElement) bringIn(section, section.dataset.practice ?? '').catch(() => undefined)

/**
 * The practice as its page shows it now. Throws when it cannot be had.
 * @param {string} address
 */
async function read(address) {
  // Says that nobody visits that page.
  const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const practice = page.getElementById('practice')
  if (!practice) throw new Error('the practice is not there')
  return practice
}

/**
 * @param {HTMLElement} section
 * @param {string} address
 */
async function bringIn(section, address) {
  const practice = await read(address)
  const note = document.createElement('p')
  note.textContent = 'Not graded. You get feedback at once.'
  const trouble = document.createElement('p')
  trouble.role = 'alert'
  section.replaceChildren(section.querySelector('h2') ?? '', note, trouble, practice)
  section.addEventListener('submit', async (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    trouble.textContent = ''
    trouble.textContent = await save(form, address)
  })
}

/**
 * Saves a form and shows what came of it. Returns what went wrong, if anything did.
 * @param {HTMLFormElement} form
 * @param {string} address
 */
async function save(form, address) {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) body.append(name, String(value))
  const sent = { method: 'POST', body, headers: { Accept: 'application/json' } }
  const answer = await fetch(form.action, sent).catch(() => null)
  if (!answer) {
    // As without JavaScript: the browser says that there is no connection, and can send it again.
    form.submit()
    return ''
  }
  const { error, next, missing } = await answer.json().catch(() => ({}))
  if (next) location.assign(next)
  else if (answer.ok) await show(form, address)
  else if (missing) await show(form, `${address}${address.includes('?') ? '&' : '?'}missing=1`)
  else return error?.message ?? 'This was not saved. Please try again.'
  return ''
}

/**
 * Replaces what the answer changed, and nothing that was chosen elsewhere meanwhile.
 * @param {HTMLFormElement} form
 * @param {string} address
 */
async function show(form, address) {
  const practice = await read(address).catch(() => null)
  if (!practice) {
    location.assign(address)
    return
  }
  for (const id of new Set([form.id, 'reading'])) {
    const fresh = id && practice.querySelector(`[id="${id}"]`)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  // The button that had the focus went away, so what came in its place takes it.
  const place = form.id ? document.getElementById(form.id)?.querySelector('.feedback') : null
  const taker = place ?? document.querySelector('#reading button, #reading a')
  if (taker instanceof HTMLElement) taker.focus()
}

export {}
