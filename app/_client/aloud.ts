/* Reads the page with the device's own voices, a sentence at a time. Other voices would send the text to their maker. */
import { storeChoice, storedChoice } from './device'
import { type SpokenSentence, spokenIn } from './spoken'

const speech = window.speechSynthesis as SpeechSynthesis | undefined
const root = document.documentElement
const bar = document.querySelector<HTMLElement>('[data-aloud]')
const [play, stop] = bar?.querySelectorAll('button') ?? []
const rate = bar?.querySelector('select')

let sentences: SpokenSentence[] = []
let at = 0
/** Grows with each new order, so that events of a canceled sentence count for nothing. */
let order = 0

if (speech && bar && rate) start(bar, rate)

function start(bar: HTMLElement, rate: HTMLSelectElement) {
  offer()
  // Chrome lists its voices later.
  speech?.addEventListener?.('voiceschanged', offer)
  rate.value = storedChoice('reading-rate') || rate.value
  play?.addEventListener('click', () => {
    if (isPlaying()) pause()
    else if (bar.dataset.aloud === 'paused') speak()
    else begin()
  })
  stop?.addEventListener('click', () => {
    end()
    play?.focus()
  })
  rate.addEventListener('change', () => {
    storeChoice('reading-rate', rate.value)
    if (isPlaying()) speak()
  })
  for (const kind of ['step', 'leave']) document.addEventListener(kind, end)
  window.addEventListener('pagehide', end)
}

function offer() {
  if (bar) bar.hidden = !ownVoice()
}

function begin() {
  const part = document.querySelector('.step:not([hidden])') ?? document.querySelector('main')
  if (!part) return
  for (const figure of part.querySelectorAll<HTMLDetailsElement>('.figure details')) figure.open = true
  sentences = spokenIn(part)
  at = 0
  speak()
}

/** Speaks from the current sentence, also to resume: some phones can't pause their speech. */
function speak() {
  const own = hush()
  const sentence = sentences[at]
  const voice = ownVoice()
  if (!sentence || !voice) return end()
  const utterance = Object.assign(new SpeechSynthesisUtterance(sentence.text), { voice, lang: voice.lang })
  utterance.rate = Number(rate?.value) || 1
  utterance.onend = () => {
    if (own !== order) return
    at += 1
    speak()
  }
  utterance.onerror = () => {
    if (own === order) pause()
  }
  mark(sentence)
  showState('playing')
  speech?.speak(utterance)
}

function pause() {
  hush()
  showState('paused')
}

function end() {
  hush()
  mark(null)
  showState('')
}

function hush(): number {
  order += 1
  speech?.cancel()
  return order
}

/** `data-reading` counts as activity in time.ts. */
function showState(state: 'playing' | 'paused' | '') {
  if (bar) bar.dataset.aloud = state
  if (state === 'playing') root.dataset.reading = ''
  else delete root.dataset.reading
  const words = play?.querySelector('span')
  if (words) words.textContent = { playing: 'Pause', paused: 'Resume', '': 'Read aloud' }[state]
}

const isPlaying = () => root.dataset.reading !== undefined

/** English and on this device. */
function ownVoice(): SpeechSynthesisVoice | undefined {
  const own = (speech?.getVoices() ?? []).filter(
    ({ localService, lang }) => localService && /^en(?:[-_]|$)/i.test(lang),
  )
  return own.find((voice) => voice.default) ?? own.find(({ lang }) => /US$/i.test(lang)) ?? own[0]
}

/** Shows the sentence; a browser without highlights shows its paragraph alone. */
function mark(sentence: SpokenSentence | null) {
  document.querySelector('.reading')?.classList.remove('reading')
  CSS.highlights?.delete('reading')
  if (!sentence) return
  const { block, range } = sentence
  block.classList.add('reading')
  CSS.highlights?.set('reading', new Highlight(range))
  const { top, bottom } = range.getBoundingClientRect()
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (top < innerHeight / 5 || bottom > (innerHeight * 3) / 4)
    block.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
}
