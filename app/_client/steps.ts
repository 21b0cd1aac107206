/* Shows a lesson one screen at a time: a step's text, then its check. Without JavaScript, the lesson is one page with anchors. */
import { postForm } from './post'

const list = document.querySelector<HTMLElement>('.step-list')
const article = list?.closest<HTMLElement>('.lesson-text')
const steps = [...document.querySelectorAll<HTMLElement>('.step')]
const screens = [...document.querySelectorAll<HTMLElement>('.step-text, .step-check')]
const links = [...(list?.querySelectorAll('a') ?? [])]
/** A swipe is wider than a tap's drift and flatter than a scroll. */
const swipe = { least: 60, edge: 30, ms: 700 }

/** The index of the current screen. */
let shown = -1
/** True once the address or the learner chose a screen: a remembered step loads later and must not replace it. */
let isChosen = false

if (article && steps.length > 1) start(article)

function start(article: HTMLElement) {
  article.dataset.steps = ''
  const asked = screenOf(location.hash)
  isChosen = asked !== null
  show(asked ?? 0)
  window.addEventListener('hashchange', () => {
    const screen = screenOf(location.hash)
    if (screen === null) return
    isChosen = true
    article.dataset.turned = ''
    show(screen)
    saveStep(currentStep())
    article.scrollIntoView()
    const title = screens[screen]?.id ? screens[screen]?.querySelector('h3') : stepAt(screen)?.querySelector('h2')
    title?.setAttribute('tabindex', '-1')
    title?.focus({ preventScroll: true })
  })
  // Find in page reveals a hidden screen.
  article.addEventListener('beforematch', ({ target }) => {
    isChosen = true
    show(screenWith(target as Element) ?? shown)
  })
  article.addEventListener('keydown', turnByKey)
  turnBySwipe(article)
}

/** Opens the step that the server remembers, unless another was asked for. */
export function resume(id: string | undefined) {
  const screen = id ? screenOf(`#step-${id}`) : null
  if (screen !== null && !isChosen) show(screen)
}

/** Tells the server the step; the next one tells it again if this fails. */
function saveStep(step: string) {
  if (step) postForm(`${article?.dataset.lesson}/step`, [['step', step]], { keepalive: true })
}

/** An answered check ends its step, so the lesson opens at the next one. */
export function rememberNextStep() {
  saveStep(idOf(steps[steps.indexOf(stepAt(shown) as HTMLElement) + 1]))
}

/** The id of the step on screen, or an empty string. */
export const currentStep = () => idOf(stepAt(shown))

function idOf(step: HTMLElement | null | undefined): string {
  return step?.id.replace(/^step-/, '') ?? ''
}

function stepAt(screen: number) {
  return screens[screen]?.closest<HTMLElement>('.step')
}

/** The screen that a fragment leads to, or null for a fragment of another part of the page. */
function screenOf(hash: string): number | null {
  const target = hash && document.getElementById(hash.slice(1))
  if (!target) return null
  return target.id === 'lesson-end' ? screens.length - 1 : screenWith(target)
}

/** A step's own heading is on the first of its screens. */
function screenWith(target: Element): number | null {
  const own = screens.findIndex((screen) => screen.contains(target))
  const index = own < 0 ? screens.findIndex((screen) => screen.closest('.step')?.contains(target)) : own
  return index < 0 ? null : index
}

function show(screen: number) {
  if (screen === shown || !article) return
  // While the step that the reader leaves is still the current one.
  document.dispatchEvent(new Event('step'))
  shown = screen
  const step = stepAt(screen)
  const index = steps.indexOf(step as HTMLElement)
  for (const part of [...steps, ...screens]) {
    if (part === step || part === screens[screen]) part.removeAttribute('hidden')
    else part.setAttribute('hidden', 'until-found')
  }
  for (const [number, link] of links.entries()) {
    link.toggleAttribute('data-passed', number < index)
    if (number === index) link.setAttribute('aria-current', 'step')
    else link.removeAttribute('aria-current')
  }
  for (const word of document.querySelectorAll('.lesson-terms dd'))
    word.parentElement?.toggleAttribute('data-here', !!step?.querySelector(`[aria-describedby="${word.id}"]`))
  const name = screens[screen]?.dataset.screen
  const isEnd = screen === screens.length - 1
  article.toggleAttribute('data-after', name !== undefined)
  article.toggleAttribute('data-last', isEnd)
  const left = Math.ceil(steps.slice(index).reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0))
  say('[data-minutes-left]', isEnd ? '' : `${left} ${left === 1 ? 'minute' : 'minutes'} left`)
  say('[data-step-count]', `Step ${index + 1} of ${steps.length}${name ? ` · ${name}` : ''}`)
}

function say(selector: string, words: string) {
  const place = article?.querySelector(selector)
  if (place) place.textContent = words
}

function turn(by: 1 | -1) {
  const to = shown + by
  const anchor = screens[to]?.id || stepAt(to)?.id
  if (anchor) location.hash = anchor
}

/** Only on a screen's title and links, so that arrows keep their meaning in the text and in answers. */
function turnByKey(event: KeyboardEvent) {
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (!isPlain || !(event.target as Element).closest('.step-title, [data-screen] > h3, .step-list, .step-go')) return
  if (event.key === 'ArrowRight') turn(1)
  else if (event.key === 'ArrowLeft') turn(-1)
  else return
  event.preventDefault()
}

function turnBySwipe(article: HTMLElement) {
  let from: { x: number; y: number; at: number } | null = null
  article.addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const touch = touches.length === 1 && !(target as Element).closest('.scroll, form, summary') ? touches[0] : null
      const x = touch?.clientX ?? 0
      // The browser's own gesture goes back from the edge.
      const isInside = x > swipe.edge && x < innerWidth - swipe.edge
      from = touch && isInside ? { x, y: touch.clientY, at: timeStamp } : null
    },
    { passive: true },
  )
  article.addEventListener('touchend', ({ changedTouches: [touch], timeStamp }) => {
    if (!from || !touch || timeStamp - from.at > swipe.ms || getSelection()?.type === 'Range') return
    const wide = touch.clientX - from.x
    if (Math.abs(wide) < swipe.least || Math.abs(touch.clientY - from.y) > Math.abs(wide) / 2) return
    turn(wide < 0 ? 1 : -1)
  })
}
