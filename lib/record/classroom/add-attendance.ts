import { record } from '@/lib/audit/record'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

interface Attended {
  accountId: string
  sessionId: string
  heldOn: string
  minutes: number
  title: string
}

/** Records the full hours. False: the person has an attendance, which stays as it is. */
export async function addAttendance(
  tx: Transaction,
  actor: Coordinator | Learner,
  { accountId, title, ...details }: Attended,
  world: World,
): Promise<boolean> {
  const { sessionId, minutes } = details
  const now = world.now()
  const id = world.id()
  const row = { id, sessionId, accountId, minutes, recordedAt: now, recordedById: actor.accountId }
  const { count } = await tx.attendance.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return false
  const about = { actor, subjectId: accountId, object: `attendance:${id}` }
  // Beside the log: it tells the organization's own packets from another's.
  const entry = { action: 'classroom.attendance-recorded' as const, ...about, details, values: { title } }
  await record(tx, entry, now)
  return true
}
