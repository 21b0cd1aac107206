import { type Effect, effectOf, readUpTo } from '@/lib/content/course/effect'
import type { Fact } from '@/lib/content/course/register-source'
import type { Catalog, Lesson } from '@/lib/content/course/schema'

export interface NumberedFact {
  /** From 1, in order of first mention in the lesson. */
  number: number
  fact: Fact
  effect: Effect | null
}

export function numberedFacts(catalog: Catalog, lesson: Lesson, today: string): NumberedFact[] {
  const facts = new Map(catalog.facts.map((fact) => [fact.id, fact]))
  const read = readUpTo(catalog.facts)
  return lesson.cites.flatMap((id, index) => {
    const fact = facts.get(id)
    return fact ? [{ number: index + 1, fact, effect: effectOf(fact, read, today) }] : []
  })
}
