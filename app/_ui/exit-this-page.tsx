'use client'

import { type MouseEvent as ReactMouseEvent, useEffect, useState } from 'react'

const exitHref = '/exit'
const pressesNeeded = 3
const pressWindowMs = 5000

type Presses = { count: number; message: string }

const messages = ['', 'Shift 1 of 3: press twice more to leave', 'Shift 2 of 3: press once more to leave', 'Leaving']

/** Blanks the page before anything is fetched, and leaves no entry for it in the history. */
function leave() {
  document.documentElement.classList.add('leaving')
  document.title = 'Loading'
  location.replace(exitHref)
}

let listening = false

/** Counts Shift pressed alone, three times within five seconds; Shift that types a capital or selects does not count. */
function listen(show: (presses: Presses) => void) {
  // Two links on one page must not count each press twice.
  if (listening) return
  listening = true
  const title = document.title
  let count = 0
  let alone = false
  let timer: number | undefined

  function reset(message = '') {
    window.clearTimeout(timer)
    count = 0
    show({ count, message })
  }
  function onKeyDown({ key, repeat }: KeyboardEvent) {
    alone = key === 'Shift' && (alone || !repeat)
    if (!alone && count > 0) reset('Leaving canceled')
  }
  function onKeyUp({ key }: KeyboardEvent) {
    if (key !== 'Shift' || !alone) return
    count += 1
    show({ count, message: messages[count] ?? '' })
    if (count === 1) timer = window.setTimeout(() => reset('Leaving canceled'), pressWindowMs)
    if (count >= pressesNeeded) leave()
  }
  function onPointerDown() {
    alone = false
  }
  // The browser may bring this page back from memory with the blank still on.
  function onPageShow({ persisted }: PageTransitionEvent) {
    if (!persisted) return
    document.documentElement.classList.remove('leaving')
    document.title = title
    reset()
  }

  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('keydown', onKeyDown, { signal })
  document.addEventListener('keyup', onKeyUp, { signal })
  document.addEventListener('pointerdown', onPointerDown, { signal })
  window.addEventListener('pageshow', onPageShow, { signal })
  return () => {
    stop.abort()
    window.clearTimeout(timer)
    listening = false
  }
}

/**
 * A link that works by itself (the address answers 303).
 * Script adds to it: blank at once, no history entry, Shift three times.
 */
export function ExitThisPage() {
  const [{ count, message }, show] = useState<Presses>({ count: 0, message: '' })
  useEffect(() => listen(show), [])

  function onClick(event: ReactMouseEvent) {
    event.preventDefault()
    leave()
  }

  return (
    <span className="exit-wrap">
      <a className="exit" href={exitHref} rel="noreferrer nofollow" onClick={onClick}>
        Exit this page
      </a>
      <span className={count > 0 ? 'exit-count' : 'vh'} role="status">
        {message}
      </span>
    </span>
  )
}
