/* Blanks the page and leaves no history entry. Shortcut: Shift pressed alone three times within five seconds. */
const exitHref = '/exit'
const windowMs = 5000
const messages = ['', 'Shift 1 of 3: press twice more to leave', 'Shift 2 of 3: press once more to leave', 'Leaving']
const title = document.title

let count = 0
let isAlone = false
let timer: number | undefined

function leave() {
  // The reading voice falls silent with the page.
  document.dispatchEvent(new Event('leave'))
  document.documentElement.classList.add('leaving')
  document.title = 'Loading'
  location.replace(exitHref)
}

function announce(message: string) {
  for (const status of document.querySelectorAll('.exit-wrap [role=status]')) {
    status.textContent = message
    status.className = count > 0 ? 'exit-count' : 'vh'
  }
}

function reset(message = '') {
  clearTimeout(timer)
  count = 0
  announce(message)
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('a.exit')) return
  event.preventDefault()
  leave()
})

document.addEventListener('keydown', ({ key, repeat }) => {
  isAlone = key === 'Shift' && (isAlone || !repeat)
  if (!isAlone && count > 0) reset('Leaving canceled')
})

document.addEventListener('keyup', ({ key }) => {
  if (key !== 'Shift' || !isAlone) return
  count += 1
  announce(messages[count] ?? '')
  if (count === 1) timer = window.setTimeout(() => reset('Leaving canceled'), windowMs)
  if (count >= 3) leave()
})

document.addEventListener('pointerdown', () => {
  isAlone = false
})

// The back-forward cache may restore the blanked page.
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  document.documentElement.classList.remove('leaving')
  document.title = title
  reset()
})
