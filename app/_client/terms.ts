/* Shows a word's definition beside it, on a tap or on focus. Without it, the word is a link to the glossary. */
const gap = 6
const card = document.createElement('div')
card.className = 'term-card'
card.popover = 'manual'

let shown: HTMLAnchorElement | null = null

const termOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null

if (document.querySelector('a.term')) start()

function start() {
  document.querySelector('main')?.append(card)
  window.addEventListener('resize', () => {
    if (shown) place(shown)
  })
  document.addEventListener('focusin', ({ target }) => {
    const term = termOf(target)
    if (term?.matches(':focus-visible')) show(term)
    else if (!term && !card.contains(target as Node)) hide()
  })
  document.addEventListener('click', (event) => {
    const term = termOf(event.target)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey
    // A second tap follows the link.
    if (term && term !== shown && isPlain) {
      event.preventDefault()
      show(term)
    } else if (!term && !card.contains(event.target as Node)) hide()
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
  document.addEventListener('step', hide)
}

function show(term: HTMLAnchorElement) {
  const words = document.getElementById(`${term.getAttribute('aria-describedby')}`)
  if (!words) return
  shown = term
  const name = document.createElement('strong')
  name.textContent = words.previousElementSibling?.textContent ?? ''
  const more = document.createElement('a')
  more.href = term.href
  more.textContent = 'Source and glossary'
  // Only for a finger or a mouse: the term itself is the same link for a keyboard.
  more.tabIndex = -1
  card.replaceChildren(name, ` ${words.textContent} `, more)
  card.showPopover()
  place(term)
}

/** Below the word, or above it near the end of the screen; scrolls with the text. */
function place(term: HTMLAnchorElement) {
  const at = term.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  const below = at.bottom + gap
  const isRoom = below + height < innerHeight || at.top < height + gap
  card.style.left = `${Math.max(gap, Math.min(at.left, document.documentElement.clientWidth - width - gap)) + scrollX}px`
  card.style.top = `${(isRoom ? below : at.top - gap - height) + scrollY}px`
}

function hide() {
  shown = null
  if (card.matches(':popover-open')) card.hidePopover()
}
