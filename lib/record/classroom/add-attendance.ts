import { record } from '@/lib/audit/log/record'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import type { World } from '@/lib/platform/world'

interface Attended {
  accountId: string
  sessionId: string
  heldOn: string
  minutes: number
  title: string
}

/** Records the full hours. False: the person has another attendance, which stays as it is. */
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
  const inserted = await insertOnce(tx, tx.attendance, row)
  if (inserted !== 'new') return inserted === 'again'
  const about = { actor, subjectId: accountId, object: `attendance:${id}` }
  // Beside the log: it tells the organization's own packets from another's.
  const entry = { action: 'classroom.attendance-recorded' as const, ...about, details, values: { title } }
  await record(tx, entry, now)
  return true
}
