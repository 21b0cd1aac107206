/*
 * The one clock of a learner, as arithmetic: what it has counted to, and what is counted next. Whatever is open, and on however many
 * devices, each moment is counted once or not at all; lib/training/time/tick.ts keeps it so in the database.
 */

/** The most that one beat counts: the longest that a page is told to wait, and some seconds for the way. */
export const beatCapMs = 30_000

/** What passed is left to the next beat when it is less than this, so that nobody fills the table by asking fast. */
export const leastMs = 1000

export interface Span {
  /** When the page was opened, or its reader came back to it. */
  since: Date
  /** The most that is counted. */
  capMs: number
}

/** How much is counted now: never more than passed since anything was, and nothing where a clock was set back. */
export function creditOf(countedTo: Date, { since, capMs }: Span, now: Date): number {
  const passed = now.getTime() - Math.max(countedTo.getTime(), since.getTime())
  return passed < leastMs ? 0 : Math.min(passed, capMs)
}

/** The most that "Begin" to "Mark as read" counts: twice what the lesson is expected to take, and ten minutes at least. */
export function readingCapMs(lesson: { minutes: number }): number {
  return Math.round(Math.max(lesson.minutes * 2, 10) * 60_000)
}
