import type { Administrator } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'

export interface OrganizationView {
  id: string
  name: string
  timeZone: string
  closedAt: Date | null
  learners: number
  coordinators: { accountId: string; name: string; email: string }[]
}

interface OrganizationPage {
  /** Any part of the name. */
  find?: string
  /** The last organization of the page before. */
  after?: string
  limit: number
}

/** By name. */
export function listOrganizations(
  _administrator: Administrator,
  { find, after, limit }: OrganizationPage,
): Promise<OrganizationView[]> {
  return viewOrganizations({
    where: { nameKey: { contains: find?.toLowerCase() } },
    orderBy: { nameKey: 'asc' },
    ...(after && { cursor: { id: after }, skip: 1 }),
    take: limit,
  })
}

export function listNewestOrganizations(_administrator: Administrator, limit: number): Promise<OrganizationView[]> {
  return viewOrganizations({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit })
}

/** Every one, by name. */
export function listOrganizationNames(
  _administrator: Administrator,
): Promise<{ id: string; name: string; closedAt: Date | null }[]> {
  return query`
    select o.id::text, o.name, c.closed_at as "closedAt"
    from organization o left join organization_closure c on c.organization_id = o.id order by o.name_key`
}

async function viewOrganizations(page: Prisma.OrganizationFindManyArgs): Promise<OrganizationView[]> {
  const organizations = await db.organization.findMany({
    ...page,
    select: {
      id: true,
      name: true,
      timeZone: true,
      closure: { select: { closedAt: true } },
      _count: { select: { memberships: { where: { role: 'learner', endedAt: null } } } },
      memberships: {
        where: { role: 'coordinator', endedAt: null },
        select: { accountId: true },
      },
    },
  })
  const ids = organizations.flatMap(({ memberships }) => memberships.map(({ accountId }) => accountId))
  const people = await query<OrganizationView['coordinators'][number]>`
    select id::text as "accountId", name, email from person where id = any(${ids}::uuid[])`
  const byId = new Map(people.map((person) => [person.accountId, person]))
  return organizations.map(({ id, name, timeZone, closure, _count, memberships }) => ({
    id,
    name,
    timeZone,
    closedAt: closure?.closedAt ?? null,
    learners: _count.memberships,
    coordinators: memberships.flatMap(({ accountId }) => byId.get(accountId) ?? []),
  }))
}
