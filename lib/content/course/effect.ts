import type { Fact } from './register-source'

export interface Effect {
  /** A day or a month: `2026-07-15` or `2026-07`. */
  when: string
  /** `confirm`: the day has passed since the source was read, so the effect is unconfirmed. */
  kind: 'in-force' | 'due' | 'confirm'
}

/** The newest page's date: later effects are unconfirmed. */
export function readUpTo(facts: readonly Fact[]): string {
  return facts.flatMap((fact) => fact.readFrom.flatMap(({ pageDate }) => pageDate ?? [])).reduce(later, '')
}

/** `read` is the date assumed for undated pages. */
export function effectOf(fact: Fact, read: string, today: string): Effect | null {
  const when = fact.effectiveFrom
  if (when === null) return null
  const pages = fact.readFrom.flatMap(({ pageDate }) => pageDate ?? [])
  const known = pages.length > 0 ? pages.reduce(later) : read
  if (when <= known.slice(0, when.length)) return { when, kind: 'in-force' }
  return { when, kind: when <= today.slice(0, when.length) ? 'confirm' : 'due' }
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
