import { nameKey } from '@/lib/people/organization/membership/name-key'
import { Prisma } from '@/lib/platform/prisma/client'

export const rosterSorts = ['name', 'identifier', 'rank', 'hired'] as const
export type RosterSort = (typeof rosterSorts)[number]

export interface RosterCursor {
  /** The value that the list is sorted by; empty for names. */
  sorted: string
  nameKey: string
  accountId: string
}

/** As in the indexes of prisma/migrations/20261129150000_person_details. */
const columns: Record<Exclude<RosterSort, 'name'>, { by: Prisma.Sql; typed: (text: string) => Prisma.Sql }> = {
  identifier: { by: Prisma.sql`m.identifier`, typed: (text) => Prisma.sql`${text}` },
  rank: { by: Prisma.sql`m.rank`, typed: (text) => Prisma.sql`${text}` },
  hired: { by: Prisma.sql`coalesce(m.hired_on, 'infinity')`, typed: (text) => Prisma.sql`${text}::date` },
}

interface Order {
  sort?: RosterSort | undefined
  isDescending?: boolean | undefined
}

/** `value`: for the next page's cursor. `after`: a condition, or nothing. */
export function rosterOrder({ sort = 'name', isDescending = false }: Order, after: RosterCursor | null) {
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`
  const beyond = isDescending ? Prisma.sql`<` : Prisma.sql`>`
  if (sort === 'name') {
    return {
      value: Prisma.sql`''`,
      by: Prisma.sql`m.name_key ${direction}, m.account_id ${direction}`,
      after: after
        ? Prisma.sql`and (m.name_key, m.account_id) ${beyond} (${after.nameKey}, ${after.accountId}::uuid)`
        : Prisma.empty,
    }
  }
  const { by, typed } = columns[sort]
  return {
    value: Prisma.sql`${by}::text`,
    by: Prisma.sql`${by} ${direction}, m.name_key ${direction}, m.account_id ${direction}`,
    after: after
      ? Prisma.sql`and (${by}, m.name_key, m.account_id) ${beyond}
          (${typed(after.sorted)}, ${after.nameKey}, ${after.accountId}::uuid)`
      : Prisma.empty,
  }
}

/**
 * Each word is part of the name, address or identifier, in any order, case, and with or without accents. Attack: an auditor,
 * who sees no addresses, could read them out letter by letter; so the address counts for coordinators alone.
 */
export function rosterSearch(text: string | undefined, role: 'coordinator' | 'auditor' | 'supervisor'): Prisma.Sql {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '')
  const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = words.map((word) => {
    const [name, typed] = [like(nameKey(word)), like(word.toLowerCase())]
    return role !== 'coordinator'
      ? Prisma.sql`and (m.name_key like ${name} or lower(m.identifier) like ${typed})`
      : Prisma.sql`and (m.search_key like ${name} or m.search_key like ${typed})`
  })
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty
}
