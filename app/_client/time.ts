/* Sends heartbeats; the server measures the time. "Begin" counts without this script, so failures stay silent. */
import { postForm } from './post'
import { currentStep } from './steps'

/** Reading gives few signs of activity, fewest with a screen reader, so a reader counts as active for this long. */
const activeMs = 3 * 60_000
const activity =
  'pointerdown pointermove click wheel keydown touchstart scroll focusin selectionchange input change'.split(' ')

interface Beat {
  token?: string | null
  next?: number
  begun?: boolean
  sentence?: string
}

let lastActivity = performance.now()
/** The read-aloud script sets `data-reading` on the root element while it plays. */
const isListening = () => 'reading' in document.documentElement.dataset
function isActive() {
  if (isListening()) lastActivity = performance.now()
  return performance.now() - lastActivity < activeMs
}
/** Events that a script dispatches are no sign of a reader. */
function onActivity(note: () => void) {
  const listener = ({ isTrusted }: Event) => isTrusted && note()
  for (const kind of activity) document.addEventListener(kind, listener, { capture: true, passive: true })
}
const isVisible = () => document.visibilityState === 'visible'
/** Each failure doubles the wait, up to ten minutes. */
const retryAfter = (failures: number) => Math.min(20 * 2 ** failures, 600)

const element = document.querySelector<HTMLElement>('[data-time]')
if (element) track(element, element.dataset.time ?? '', element.dataset.page ?? '')

function track(element: HTMLElement, address: string, page: string) {
  let token = ''
  let failures = 0
  let isOver = false
  let isSending = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule(seconds: number) {
    clearTimeout(timer)
    timer = isOver ? undefined : setTimeout(next, seconds * 1000)
  }

  function next() {
    timer = undefined
    if (isVisible() && isActive()) send()
    else token = ''
  }

  /** Sends a beat, or opens a view when there is none. */
  async function send() {
    const [path, fields] = token ? ['beats', { token, step: currentStep() }] : ['views', { page }]
    isSending = true
    // Lets the last beat of a page finish after the reader leaves.
    const { ok, status, body } = await postForm<Beat>(`${address}/${path}`, Object.entries(fields), { keepalive: true })
    isSending = false
    if (ok && body) accept(body)
    else retry(status)
  }

  function accept(beat: Beat) {
    failures = 0
    if (beat.sentence && element.textContent !== beat.sentence) element.textContent = beat.sentence
    isOver = beat.token === null || beat.begun === true
    // A view opened just before the page was hidden would count the absence as reading.
    if (!isVisible()) return
    if (beat.token) token = beat.token
    schedule(beat.next ?? 20)
  }

  /** Opens a new view after a growing delay. Stops once the learner is signed out. */
  function retry(status: number) {
    isOver = status === 401
    failures += 1
    token = ''
    schedule(retryAfter(failures))
  }

  function wake() {
    if (!token && !isOver && !isSending && isVisible()) schedule(0)
  }

  function noteActivity() {
    lastActivity = performance.now()
    if (!timer) wake()
  }
  onActivity(noteActivity)
  // Back online, skips the rest of a delay of up to ten minutes.
  window.addEventListener('online', () => {
    failures = 0
    wake()
  })
  // Counts the time so far for the step that the reader leaves.
  document.addEventListener('step', () => {
    if (token && !isSending && isActive()) send()
  })
  document.addEventListener('visibilitychange', () => {
    if (isVisible()) {
      lastActivity = performance.now()
      if (!isOver) schedule(0)
      return
    }
    // The time since the last beat counts too; the reader's return opens a new view.
    clearTimeout(timer)
    timer = undefined
    if (token && !isOver && isActive()) send()
    token = ''
  })
  next()
}
