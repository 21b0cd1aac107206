import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Transaction } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { GroupPiece } from './piece'
import { fewestVotes, type GroupView, requireGroup } from './queries'

interface Move {
  groupId: string
  piece: GroupPiece
  /** The place that the coordinator saw. Moving on from an earlier one does nothing. */
  question: number
  isOpen: boolean
  /** The choice that an encounter follows. */
  choice: string | null
}

/** To the first question, from votes to the discussion, to the next question, or to the debrief. Errors: not-found. */
export async function moveOn(coordinator: Coordinator, move: Move, world = systemWorld): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    await query(tx)`select from group_session where id = ${move.groupId}::uuid for update`
    const group = await requireGroup(coordinator, move.groupId, tx)
    if (group.endedAt || group.question !== move.question || group.isOpen !== move.isOpen) return
    if (group.isOpen) await closeQuestion(tx, group)
    else if (!(await toNext(tx, group, move, now))) return
    const details = { groupId: group.id, question: group.question, closed: group.isOpen }
    const object = `organization:${coordinator.organizationId}`
    await record(tx, { action: 'classroom.group-moved', actor: coordinator, object, details }, now)
  })
}

/** The caller has locked the row. Keeps tallies and deletes the votes, so that no vote can be traced to a phone. */
export async function closeQuestion(tx: Transaction, { id, question, nodeId }: GroupView): Promise<void> {
  await tx.groupSession.update({ where: { id }, data: { isOpen: false } })
  await query(tx)`
    with vote as (select choice from group_vote where group_id = ${id}::uuid and question = ${question}),
      total as (select count(*)::int as votes from vote)
    insert into group_tally (group_id, question, node_id, choice, votes)
    select ${id}::uuid, ${question}::int, ${nodeId}, '', votes from total
    union all select ${id}::uuid, ${question}::int, ${nodeId}, choice, count(*)::int from vote
      where (select votes from total) >= ${fewestVotes} group by choice`
  await tx.groupVote.deleteMany({ where: { groupId: id, question } })
}

/** False: the choice leads nowhere. */
async function toNext(tx: Transaction, group: GroupView, { piece, choice }: Move, now: Date): Promise<boolean> {
  const { id, question, nodeId } = group
  const [first] = piece.nodes
  const from = piece.nodes.find((node) => node.id === nodeId)
  const chosen = from?.choices.find((one) => one.id === choice)
  if (question > 0 && !chosen && from?.choices.some(({ to }) => to !== null)) return false
  const to = question === 0 ? (first?.id ?? null) : (chosen?.to ?? null)
  const isQuestion = piece.nodes.some((node) => node.id === to)
  const data = isQuestion
    ? { question: question + 1, nodeId: to, isOpen: true }
    : { ...(to && { nodeId: to }), endedAt: now }
  await tx.groupSession.update({ where: { id }, data })
  return true
}
