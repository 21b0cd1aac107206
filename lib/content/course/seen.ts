import type { Encounter, Lesson } from './schema'

/** Names the text of a unit that a page shows: its forms pass it on, so that nobody completes a text that they did not see. */
export function seenOf({ hash }: Pick<Lesson | Encounter, 'hash'>): string {
  return hash.slice(0, 16)
}

/** Whether a page showed a unit as it is now; one that does not say so is taken to be new. */
export function isCurrent(unit: Lesson | Encounter, seen: string | null | undefined): boolean {
  return !seen || seen === seenOf(unit)
}
