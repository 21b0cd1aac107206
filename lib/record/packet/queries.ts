import { asSubject, type Coordinator, type Subject } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

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

export async function listPackets(coordinator: Coordinator, limit: number): Promise<PacketView[]> {
  const { organizationId } = coordinator
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
  const [cohorts, accounts] = await Promise.all([
    db.cohort.findMany({ where: { id: { in: rows.flatMap(({ cohortId }) => cohortId ?? []) } } }),
    db.account.findMany({ where: { id: { in: rows.flatMap(({ accountId }) => accountId ?? []) } } }),
  ])
  const names = new Map([...cohorts, ...accounts].map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...row, about: names.get(row.cohortId ?? row.accountId ?? '') ?? '' }))
}

type About = Pick<PacketView, 'accountId' | 'cohortId' | 'requestedAt'>

/** Current learners of the organization who were in the cohort at the request, but never the coordinator. */
function whoseRecord({ organizationId, accountId: own }: Coordinator, { accountId, cohortId, requestedAt }: About) {
  return {
    organizationId,
    role: 'learner' as const,
    endedAt: null,
    accountId: { ...(accountId && { equals: accountId }), not: own },
    ...(cohortId && { account: { cohortMembers: { some: { cohortId, joinedAt: { lte: requestedAt } } } } }),
  }
}

export function countPeople(tx: Transaction, coordinator: Coordinator, about: About): Promise<number> {
  return tx.membership.count({ where: whoseRecord(coordinator, about) })
}

export interface PacketPerson {
  subject: Subject
  name: string
}

export async function listPeople(coordinator: Coordinator, about: About): Promise<PacketPerson[]> {
  const rows = await db.membership.findMany({
    where: whoseRecord(coordinator, about),
    orderBy: [{ nameKey: 'asc' }, { accountId: 'asc' }],
    select: { account: { select: { id: true, name: true } } },
  })
  return rows.map(({ account: { id, name } }) => ({ subject: asSubject(id), name }))
}
