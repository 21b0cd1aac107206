import { normalizeEmail } from '@/lib/people/account/email'
import type { RosterLine } from './read-cells'
import type { Roster } from './read-roster'
import { comparableName } from './tidy-name'

/** The address or identifier of the only person with this name; null for nobody, and for two. */
export type FindByName = (name: string) => string | null

/** People of the list come first, then those of the organization: each by full name, by initial and last name, or by last name. */
export function findSupervisors({ named }: Roster, lines: readonly RosterLine[]): FindByName {
  let indexes: Map<string, Set<string>>[] | null = null
  return (name) => {
    const key = comparableName(name)
    if (key === '') return null
    indexes ??= [lines.map(listedAs), named].map(indexOf)
    for (const index of indexes) {
      const keys = index.get(key)
      if (keys) return keys.size === 1 ? ([...keys][0] ?? null) : null
    }
    return null
  }
}

function listedAs({ cell }: RosterLine) {
  return { name: cell('name'), key: normalizeEmail(cell('email')) || cell('identifier').toLowerCase() }
}

function indexOf(people: readonly { name: string; key: string }[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  for (const { name, key } of people) {
    if (key === '' || name === '') continue
    const full = comparableName(name)
    const words = full.split(' ')
    const last = words.at(-1) ?? ''
    const short = `${full.charAt(0)}. ${last}`
    for (const one of new Set([full, `${words[0]} ${last}`, short, short.replace('.', ''), last])) {
      index.set(one, (index.get(one) ?? new Set()).add(key))
    }
  }
  return index
}
