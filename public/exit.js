// @ts-check
/*
 * "Exit this page" is a link that works by itself (/exit answers 303). This adds: blank at once, no entry in the history,
 * and Shift pressed alone three times within five seconds; Shift that types a capital or selects does not count.
 */
const exitHref = '/exit'
const pressWindowMs = 5000
const messages = ['', 'Shift 1 of 3: press twice more to leave', 'Shift 2 of 3: press once more to leave', 'Leaving']
const title = document.title

let count = 0
let alone = false
/** @type {number | undefined} */
let timer

/** Blanks the page before anything is fetched, and leaves no entry for it in the history. */
function leave() {
  document.documentElement.classList.add('leaving')
  document.title = 'Loading'
  location.replace(exitHref)
}

/** @param {string} message */
function say(message) {
  for (const status of document.querySelectorAll('.exit-wrap [role=status]')) {
    status.textContent = message
    status.className = count > 0 ? 'exit-count' : 'vh'
  }
}

function reset(message = '') {
  clearTimeout(timer)
  count = 0
  say(message)
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('a.exit')) return
  event.preventDefault()
  leave()
})

document.addEventListener('keydown', ({ key, repeat }) => {
  alone = key === 'Shift' && (alone || !repeat)
  if (!alone && count > 0) reset('Leaving canceled')
})

document.addEventListener('keyup', ({ key }) => {
  if (key !== 'Shift' || !alone) return
  count += 1
  say(messages[count] ?? '')
  if (count === 1) timer = window.setTimeout(() => reset('Leaving canceled'), pressWindowMs)
  if (count >= 3) leave()
})

document.addEventListener('pointerdown', () => {
  alone = false
})

// The browser may bring this page back from memory with the blank still on.
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  document.documentElement.classList.remove('leaving')
  document.title = title
  reset()
})

export {}
