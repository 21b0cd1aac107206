/* Each moment counts at most once, across pages and devices; tick.ts locks the clock. */

/** The most that one beat counts: the longest interval plus some seconds of network delay. */
export const beatCapMs = 30_000

/** A shorter credit waits for the next beat, so that a fast script can't fill the table. */
export const leastMs = 1000

export interface OpenSpan {
  since: Date
  capMs: number
}

/** Never more than the time since the last credit, and 0 if a clock was set back. */
export function creditOf(countedTo: Date, { since, capMs }: OpenSpan, now: Date): number {
  const passed = now.getTime() - Math.max(countedTo.getTime(), since.getTime())
  return passed < leastMs ? 0 : Math.min(passed, capMs)
}

/** The lesson's minutes: nothing shows that the learner was there, so "Begin" earns no more. */
export function readingCapMs(lesson: { minutes: number }): number {
  return Math.round(lesson.minutes * 60_000)
}
