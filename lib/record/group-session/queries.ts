import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'
import { hashSecret } from '@/lib/platform/secret'

/** Below it, only the number of votes is kept and shown. */
export const fewestVotes = 5

export interface GroupView {
  id: string
  sessionId: string
  pieceId: string
  code: string
  question: number
  nodeId: string | null
  isOpen: boolean
  startedAt: Date
  endedAt: Date | null
}

export const groupColumns = Prisma.sql`
  g.id::text, g.session_id::text as "sessionId", g.piece_id as "pieceId", g.code, g.question, g.node_id as "nodeId",
  g.is_open as "isOpen", g.started_at as "startedAt", g.ended_at as "endedAt"`

/** Errors: not-found (another organization's). */
export async function requireGroup(
  { organizationId }: Coordinator,
  groupId: string,
  on: Statements = db,
): Promise<GroupView> {
  const rows = isUuid(groupId)
    ? await query(on)<GroupView>`
        select ${groupColumns} from group_session g where g.id = ${groupId}::uuid and g.organization_id = ${organizationId}::uuid`
    : []
  const [group] = rows
  if (!group) throw notFound()
  return group
}

/** Newest first. */
export function listGroups({ organizationId }: Coordinator, session: { id: string }): Promise<GroupView[]> {
  return query<GroupView>`
    select ${groupColumns} from group_session g
    where g.session_id = ${session.id}::uuid and g.organization_id = ${organizationId}::uuid
    order by g.started_at desc, g.id limit 50`
}

/** The code of a group session ends half a day after its start. */
export function oldestWithCode(now: Date): Date {
  return new Date(now.getTime() - 12 * 3_600_000)
}

/** For a phone. Null: no group session has this code, or the code has ended. */
export async function findGroupByCode(code: string, now: Date): Promise<GroupView | null> {
  const [group] = await query<GroupView>`
    select ${groupColumns} from group_session g where g.code = ${code} and g.started_at > ${oldestWithCode(now)}`
  return group ?? null
}

/** The phone's vote on the open question; null: none yet. */
export async function findOwnVote({ id, question }: GroupView, phone: string | null): Promise<string | null> {
  if (phone === null) return null
  const phoneHash = hashSecret(`${id} ${phone}`)
  const row = await db.groupVote.findUnique({
    where: { groupId_question_phoneHash: { groupId: id, question, phoneHash } },
    select: { choice: true },
  })
  return row?.choice ?? null
}

export async function countVotes({ id, question }: GroupView): Promise<number> {
  return db.groupVote.count({ where: { groupId: id, question } })
}

export interface TallyView {
  question: number
  nodeId: string
  total: number
  /** Null: fewer than five votes. */
  votes: Map<string, number> | null
}

/** Lists the tallies of closed questions, in order. */
export async function listTallies({ id }: GroupView): Promise<TallyView[]> {
  const rows = await db.groupTally.findMany({
    where: { groupId: id },
    orderBy: [{ question: 'asc' }, { choice: 'asc' }],
  })
  return rows
    .filter(({ choice }) => choice === '')
    .map(({ question, nodeId, votes: total }) => {
      const own = rows.filter((row) => row.question === question && row.choice !== '')
      const votes = total >= fewestVotes ? new Map(own.map((row) => [row.choice, row.votes])) : null
      return { question, nodeId, total, votes }
    })
}
