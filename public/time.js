// @ts-check
/*
 * Says to the server now and then that the page is seen and its reader there; how much time that is, the server's clock says. Whoever
 * pressed "Begin" is counted without it. Nothing depends on this: what goes wrong here goes wrong in silence.
 */

/** Reading makes few signs of life, with a screen reader fewest: so long nobody is taken for gone. */
const patience = 3 * 60_000
const signs =
  'pointerdown pointermove click wheel keydown touchstart scroll focusin selectionchange input change'.split(' ')

const place = document.querySelector('[data-time]')
if (place instanceof HTMLElement) count(place, place.dataset.time ?? '', place.dataset.page ?? '')

/**
 * @param {HTMLElement} place
 * @param {string} address
 * @param {string} page
 */
function count(place, address, page) {
  let token = ''
  let lastSign = performance.now()
  let failures = 0
  let isOver = false
  let isAsking = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const isSeen = () => document.visibilityState === 'visible'
  const isThere = () => isSeen() && performance.now() - lastSign < patience

  /** @param {number} seconds */
  function wait(seconds) {
    clearTimeout(timer)
    timer = isOver ? undefined : setTimeout(go, seconds * 1000)
  }

  /** The next beat, or a view to begin with; nothing while nobody is there. */
  function go() {
    timer = undefined
    if (isThere()) send(token ? 'beats' : 'views')
    else token = ''
  }

  /** @param {'views' | 'beats'} what */
  async function send(what) {
    const body = new URLSearchParams(what === 'beats' ? { token } : { page })
    // The last one of a page goes on when the page is left.
    const sent = { method: 'POST', body, headers: { Accept: 'application/json' }, keepalive: true }
    isAsking = true
    const answer = await fetch(`${address}/${what}`, sent).catch(() => null)
    const said = answer?.ok ? await answer.json().catch(() => null) : null
    isAsking = false
    if (said) heed(said)
    else stumble(answer?.status ?? 0)
  }

  /** @param {{ token?: string | null, next?: number, begun?: boolean, sentence?: string }} said */
  function heed(said) {
    failures = 0
    if (said.sentence && place.textContent !== said.sentence) place.textContent = said.sentence
    isOver = said.token === null || said.begun === true
    // What was opened just before the page was hidden would count the time away at the return.
    if (!isSeen()) return
    if (said.token) token = said.token
    wait(said.next ?? 20)
  }

  /**
   * Who is signed out is left alone; everything else is tried again, later each time, and from a new view.
   * @param {number} status
   */
  function stumble(status) {
    isOver = status === 401
    failures += 1
    token = ''
    wait(Math.min(20 * 2 ** failures, 600))
  }

  /** Begins anew, unless that is so or nobody would see it. */
  function wake() {
    if (!token && !isOver && !isAsking && isSeen()) wait(0)
  }

  for (const sign of signs) {
    const note = () => {
      lastSign = performance.now()
      if (!timer) wake()
    }
    document.addEventListener(sign, note, { capture: true, passive: true })
  }
  // Without it whoever was offline would wait for the next try, up to ten minutes.
  window.addEventListener('online', () => {
    failures = 0
    wake()
  })
  document.addEventListener('visibilitychange', () => {
    if (isSeen()) {
      lastSign = performance.now()
      if (!isOver) wait(0)
      return
    }
    // What was seen since the last beat counts too; from the return on it is a new view.
    clearTimeout(timer)
    timer = undefined
    if (token && !isOver && performance.now() - lastSign < patience) send('beats')
    token = ''
  })
  go()
}

export {}
