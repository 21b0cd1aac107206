import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'
import { nameKey } from './name-key'

export interface SitePerson {
  accountId: string
  name: string
  email: string
  roles: { organizationId: string; organization: string; role: 'learner' | 'coordinator' }[]
}

interface Search {
  /** Each word is part of the name or address, in any order. */
  text: string
  organizationId?: string | undefined
  /** The last account of the page before. */
  after?: string | undefined
  limit: number
}

const rowsOf = (condition: Prisma.Sql, limit: number) => query<SitePerson>`
  select p.id::text as "accountId", p.name, p.email,
    coalesce((select json_agg(json_build_object('organizationId', o.id, 'organization', o.name, 'role', m.role)
        order by o.name, m.role)
      from membership m join organization o on o.id = m.organization_id
      where m.account_id = p.id and m.ended_at is null), '[]') as roles
  from open_account p where ${condition} order by lower(p.name), p.id limit ${limit}`

/** By name, among people with an open account. */
export function listPeopleOfSite(
  _administrator: Administrator,
  { text, organizationId, after, limit }: Search,
): Promise<SitePerson[]> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const conditions = words.map((word) => {
    const typed = word.toLowerCase()
    return Prisma.sql`(position(${typed} in lower(p.name)) > 0 or position(${typed} in lower(p.email)) > 0
      or position(${nameKey(word)} in regexp_replace(normalize(lower(p.name), NFKD), '[\u0300-\u036f]', '', 'g')) > 0)`
  })
  if (organizationId) {
    conditions.push(Prisma.sql`exists (select from membership m
      where m.account_id = p.id and m.organization_id = ${organizationId}::uuid and m.ended_at is null)`)
  }
  if (after) {
    conditions.push(Prisma.sql`(lower(p.name), p.id) >
      (select lower(name), id from open_account where id = ${after}::uuid)`)
  }
  return rowsOf(conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and '), limit)
}

/** Errors: not-found, also for a closed account. */
export async function findSitePerson(_administrator: Administrator, accountId: string): Promise<SitePerson> {
  const [person] = await rowsOf(Prisma.sql`p.id = ${accountId}::uuid`, 1)
  if (!person) throw notFound()
  return person
}
