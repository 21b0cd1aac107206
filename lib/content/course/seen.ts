import type { Encounter, Lesson } from './schema'

/** Forms send it back, so that nobody completes a text that they didn't see. */
export function seenOf({ hash }: Pick<Lesson | Encounter, 'hash'>): string {
  return hash.slice(0, 16)
}

/** A form without it counts as current. */
export function isCurrent(unit: Lesson | Encounter, seen: string | null | undefined): boolean {
  return !seen || seen === seenOf(unit)
}
