import type { Fact } from '@/lib/content/course/register-source'
import type { Catalog } from '@/lib/content/course/schema'

interface GroupOfFacts {
  title: string
  facts: Fact[]
}

/** By the middle part of a fact's id, in the order of the groups; facts of an unknown kind come last. */
export function groupFacts(facts: readonly Fact[], { groups }: Pick<Catalog, 'groups'>): GroupOfFacts[] {
  const titles = new Map(groups.map(({ kind, title }) => [kind, title]))
  const titleOf = ({ id }: Fact) => titles.get(id.split('-')[1] ?? '') ?? 'Other facts'
  return [...titles.values(), 'Other facts']
    .map((title) => ({ title, facts: facts.filter((fact) => titleOf(fact) === title) }))
    .filter((group) => group.facts.length > 0)
}
