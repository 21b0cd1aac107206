import type { FactUse } from '@/lib/content/course/reader/fact-uses'
import type { Place } from '@/lib/content/course/reader/problem'
import type { Edition } from '../edition'
import { hashOf } from '../hash'
import { listUnits } from '../lookup'
import type { Fact } from '../register-source'
import type { Course, Unit } from '../schema'

/** Hashes only what the courses' text rests on: a page that was read again changes no item. */
function factHash({ statement, citation, status, effectiveFrom }: Fact): string {
  return hashOf({ statement, citation, status, effectiveFrom }).slice(0, 8)
}

/** The ids of lessons, encounters, and items that a unit consists of. */
function partsOf(unit: Unit): string[] {
  if (unit.kind === 'quiz') return unit.bank.map(({ id }) => id)
  return [unit.id, ...(unit.kind === 'lesson' ? unit.practice.map(({ id }) => id) : [])]
}

/** By id, of the facts that the course's units rest on. A change entry keeps them. */
export function factHashes(course: Course, facts: readonly Fact[], uses: readonly FactUse[]): Record<string, string> {
  const parts = new Set(listUnits(course).flatMap(partsOf))
  const needed = new Set(uses.filter(({ owner }) => parts.has(owner)).map(({ fact }) => fact))
  const own = facts.filter(({ id }) => needed.has(id))
  return Object.fromEntries(own.map((fact) => [fact.id, factHash(fact)]))
}

export interface ShakenUnit {
  unit: Unit
  facts: string[]
  places: Place[]
}

/** The units that rest on a fact that is another than the entry knew. */
export function unitsOnChangedFacts(
  course: Course,
  { facts: known = {} }: Pick<Edition, 'facts'>,
  facts: readonly Fact[],
  uses: readonly FactUse[],
): ShakenUnit[] {
  const changed = new Set(
    facts.filter((fact) => known[fact.id] && known[fact.id] !== factHash(fact)).map(({ id }) => id),
  )
  return listUnits(course).flatMap((unit) => {
    const parts = new Set(partsOf(unit))
    const found = uses.filter(({ fact, owner }) => changed.has(fact) && parts.has(owner))
    if (found.length === 0) return []
    return [{ unit, facts: [...new Set(found.map(({ fact }) => fact))], places: found.map(({ place }) => place) }]
  })
}

/** `“quiz-first” rests on F-IND-01, which changed: read again …/bank/rec-read.yaml:388, …` */
export function toReadAgain({ unit, facts, places }: ShakenUnit): string {
  const lines = [...new Set(places.map(({ file, line }) => `${file}:${line}`))]
  return `“${unit.id}” rests on ${facts.join(', ')}, which changed: read again ${lines.join(', ')}`
}
