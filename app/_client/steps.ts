/* Shows a lesson one step at a time. Without it, the lesson is one page, and its list of steps links to anchors. */
import { postForm } from './post'

const list = document.querySelector<HTMLElement>('.step-list')
const article = list?.closest<HTMLElement>('.lesson-text')
const steps = [...document.querySelectorAll<HTMLElement>('.step')]
const links = [...(list?.querySelectorAll('a') ?? [])]
/** A swipe is wider than a tap's drift and flatter than a scroll. */
const swipe = { least: 60, edge: 30, ms: 700 }

let shown = -1
/** Whether the address or the learner chose the step; a remembered one gives way. */
let isChosen = false

if (article && steps.length > 1) start(article)

function start(article: HTMLElement) {
  article.dataset.steps = ''
  const asked = stepOf(location.hash)
  isChosen = asked !== null
  show(asked ?? 0)
  window.addEventListener('hashchange', () => {
    const step = stepOf(location.hash)
    if (step === null) return
    isChosen = true
    show(step)
    keep(article.dataset.lesson ?? '', step)
    article.scrollIntoView()
    steps[step]?.querySelector<HTMLElement>('.step-title')?.focus({ preventScroll: true })
  })
  // The browser opens a hidden step when it finds a word in it.
  for (const [index, step] of steps.entries())
    step.addEventListener('beforematch', () => {
      isChosen = true
      show(index)
    })
  article.addEventListener('keydown', turnByKey)
  turnBySwipe(article)
}

/** Opens the step that the server remembers, unless another was asked for. */
export function resume(id: string | undefined) {
  const step = id ? stepOf(`#step-${id}`) : null
  if (step !== null && !isChosen) show(step)
}

/** Tells the server the step; the next one tells it again if this fails. */
function keep(address: string, index: number) {
  const step = idOf(index)
  if (step) postForm(`${address}/step`, [['step', step]], { keepalive: true })
}

/** The id of the step on screen, or an empty string. */
export const currentStep = () => idOf(shown)

const idOf = (index: number) => steps[index]?.id.replace(/^step-/, '') ?? ''

/** The step that a fragment leads to, or null for a fragment of another part of the page. */
function stepOf(hash: string): number | null {
  const target = hash && document.getElementById(hash.slice(1))
  if (!target) return null
  if (target.id === 'lesson-end') return steps.length - 1
  const index = steps.findIndex((step) => step.contains(target))
  return index < 0 ? null : index
}

function show(index: number) {
  if (index === shown || !article) return
  // While the step that the reader leaves is still the current one.
  document.dispatchEvent(new Event('step'))
  shown = index
  for (const [number, step] of steps.entries()) {
    if (number === index) step.removeAttribute('hidden')
    else step.setAttribute('hidden', 'until-found')
    links[number]?.toggleAttribute('data-passed', number < index)
    if (number === index) links[number]?.setAttribute('aria-current', 'step')
    else links[number]?.removeAttribute('aria-current')
  }
  article.toggleAttribute('data-last', index === steps.length - 1)
  const left = Math.ceil(steps.slice(index).reduce((sum, step) => sum + Number(step.dataset.minutes), 0))
  say('[data-minutes-left]', `${left} ${left === 1 ? 'minute' : 'minutes'} left`)
  say('[data-step-count]', `Step ${index + 1} of ${steps.length}`)
}

function say(selector: string, words: string) {
  const place = article?.querySelector(selector)
  if (place) place.textContent = words
}

function turn(by: 1 | -1) {
  const link = links[shown + by]
  if (link) location.hash = link.hash
}

/** Only on the step's title and its links, so that arrows keep their meaning in the text and in answers. */
function turnByKey(event: KeyboardEvent) {
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (!isPlain || !(event.target as Element).closest('.step-title, .step-list, .step-go')) return
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
