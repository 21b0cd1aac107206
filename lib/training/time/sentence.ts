import type { Course } from '@/lib/content/course/schema'

type Ruled = { time: Pick<Course['time'], 'rule'> }

/** Rounds expected minutes up and spent minutes down: never tells more than was counted. */
const upMinutes = (ms: number) => Math.ceil(ms / 60_000)
const minutes = (count: number, more = '') => `${count} ${more}${count === 1 ? 'minute' : 'minutes'}`

export function expectedSentence(activeMs: number, minimumMs: number): string {
  if (minimumMs === 0) return 'You may mark this lesson as read at any time.'
  const left = upMinutes(minimumMs - activeMs)
  if (left <= 0) return 'You have spent the time expected on this lesson.'
  const expected = minutes(left, activeMs > 0 ? 'more ' : '')
  return `At least ${expected} ${left === 1 ? 'is' : 'are'} expected on this lesson. You may mark it as read at any time.`
}

export function shortSentence(activeMs: number | null, minimumMs: number | null, { time }: Ruled): string | null {
  if (activeMs === null || minimumMs === null || activeMs >= minimumMs) return null
  const spent = activeMs < 60_000 ? 'less than one' : `about ${Math.floor(activeMs / 60_000)}`
  const counted = `The server counted ${spent} of the ${minutes(upMinutes(minimumMs))} expected at least on this lesson.`
  const effect = `It counts as read${time.rule === 'hold' ? ', but your certificate waits for the rest' : ''}.`
  return `${counted} ${effect} Your coordinator, if you have one, can see the time.`
}

const readSentence = 'You have marked this lesson as read.'

/** `minimumMs` may be more than was counted: some courses hold the certificate until the time is made up. */
export function readAndShortSentence(activeMs: number, minimumMs: number): string {
  const left = upMinutes(minimumMs - activeMs)
  return left <= 0
    ? readSentence
    : `${readSentence} At least ${minutes(left, 'more ')} ${left === 1 ? 'is' : 'are'} expected.`
}

export const beganSentence = 'Your time counts since you pressed Begin, until you mark this lesson as read.'
