import { anomalyFacts } from './schema'
import { anomalyKinds } from './thresholds'

/** A kind from another release has its name. */
export function anomalyTitle(kind: string): string {
  return anomalyKinds[kind as keyof typeof anomalyKinds]?.title ?? kind
}

export function measuredInWords(kind: string, facts: unknown): string {
  const read = anomalyFacts.parse({ ...(facts as object), kind })
  switch (read.kind) {
    case 'short-lesson':
      return `${duration(read.activeMs)} of active time; the minimum is ${duration(read.minimumMs)}.`
    case 'overlapping-sessions':
      return `${read.switches} changes between ${read.sessions} sign-ins when it was flagged.`
    case 'long-day':
      return `More than ${duration(read.limitMs)} of active time in one day.`
    case 'crowded-day':
      return `${read.units} units, expected to take about ${duration(read.expectedMinutes * 60_000)}, within ${duration(read.spentMinutes * 60_000)} when it was flagged.`
    case 'fast-answers':
      return `${read.fast} of ${read.answered} answers came faster than ${read.wordsPerMinute} words a minute.`
    case 'even-beats':
      return `Nearly all of ${read.beats} in a row came ${read.every > 1 ? `in a pattern of ${read.every} waits` : `about ${seconds(read.meanMs)} apart`}, with a spread of ${seconds(read.spreadMs)}.`
    case 'early-beats':
      return `${read.early} of ${read.beats} in a row came at least ${read.soonerSeconds} seconds sooner than asked.`
    case 'unbroken-beats':
      return `Signs of reading for ${duration(read.unbrokenMs)}, with no gap longer than ${seconds(read.pauseMs)}.`
    case 'begins-at-cap':
      return `${read.lessons} lessons in a row from Begin to Mark as read, with ${duration(read.creditMs)} counted: the most possible.`
  }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} seconds`
}

/** Rounds down, so that a short time never looks long enough. */
export function duration(ms: number): string {
  const total = Math.floor(ms / 1000)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor(total / 60) % 60
  const rest = total % 60
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`
  return `${rest} s`
}
