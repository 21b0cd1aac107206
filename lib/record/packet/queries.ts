import { asSubject, type Coordinator, type OrganizationReader, type Subject } from '@/lib/people/account/actor'
import { namesOf } from '@/lib/people/account/queries'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'

export interface PacketView {
  id: string
  accountId: string | null
  cohortId: string | null
  about: string
  requestedAt: Date
  people: number
  made: number
  startedAt: Date | null
  finishedAt: Date | null
  manifestHash: string | null
}

const shown = {
  id: true,
  accountId: true,
  cohortId: true,
  requestedAt: true,
  people: true,
  made: true,
  startedAt: true,
  finishedAt: true,
  manifestHash: true,
} as const

export async function listPackets({ organizationId }: OrganizationReader, limit: number): Promise<PacketView[]> {
  const rows = await db.packet.findMany({
    where: { organizationId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: shown,
  })
  return named(rows)
}

/** Errors: not-found. */
export async function findPacket(coordinator: Coordinator, id: string): Promise<PacketView> {
  const { organizationId } = coordinator
  const [view] = await named(await db.packet.findMany({ where: { id, organizationId }, select: shown }))
  if (!view) throw notFound()
  return view
}

async function named(rows: Omit<PacketView, 'about'>[]): Promise<PacketView[]> {
  const cohortIds = rows.flatMap(({ cohortId }) => cohortId ?? [])
  const [people, cohorts] = await Promise.all([
    namesOf(rows.flatMap(({ accountId }) => accountId ?? [])),
    query<{ id: string; name: string }>`select id::text, name from cohort_name where id = any(${cohortIds}::uuid[])`,
  ])
  const names = new Map([...people, ...cohorts.map(({ id, name }) => [id, name] as const)])
  return rows.map((row) => ({ ...row, about: names.get(row.cohortId ?? row.accountId ?? '') ?? '' }))
}

type About = Pick<PacketView, 'accountId' | 'cohortId' | 'requestedAt'>

/**
 * Current learners of the organization who were in the cohort at the request, but never the coordinator. A packet is a whole
 * record with its log, so it leaves out people with work from before they joined.
 */
function peopleOf({ organizationId, accountId: own }: Coordinator, { accountId, cohortId, requestedAt }: About) {
  return Prisma.sql`current_learner l join person p on p.id = l.account_id
    where l.organization_id = ${organizationId}::uuid and l.account_id <> ${own}::uuid
      and l.account_id = coalesce(${accountId}::uuid, l.account_id)
      and (${cohortId}::uuid is null or exists (select from cohort_membership c
        where c.membership_id = l.membership_id and c.cohort_id = ${cohortId}::uuid and c.joined_at <= ${requestedAt}))
      and not exists (select from begun_unit u where u.account_id = l.account_id
        and not was_learner(l.organization_id, u.account_id, u.at))`
}

export async function countPeople(tx: Transaction, coordinator: Coordinator, about: About): Promise<number> {
  const [counted] = await query(tx)<{ count: number }>`
    select count(*)::int as count from ${peopleOf(coordinator, about)}`
  return counted?.count ?? 0
}

export interface PacketPerson {
  subject: Subject
  name: string
}

export async function listPeople(coordinator: Coordinator, about: About): Promise<PacketPerson[]> {
  const rows = await query<{ id: string; name: string }>`
    select p.id::text, p.name from ${peopleOf(coordinator, about)} order by l.name_key, l.account_id`
  return rows.map(({ id, name }) => ({ subject: asSubject(id), name }))
}
