import type { Fact } from './schema'

/** When a fact takes effect, told by what was known when it was read. */
export interface Effect {
  /** A day or a month, as 2026-07-15 or 2026-07. */
  when: string
  /** `confirm`: the day has come since the source was read, so nobody here has seen it come. */
  kind: 'in-force' | 'due' | 'confirm'
}

/** The last day of which a page of the register tells: what is dated later was not seen to happen. */
export function readUpTo(facts: readonly Fact[]): string {
  return facts.flatMap((fact) => fact.readFrom.flatMap(({ pageDate }) => pageDate ?? [])).reduce(later, '')
}

/** `read` is the day up to which undated pages may be taken to tell. */
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
