import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { requireAttendance } from './queries'

export type AttendanceCorrected = { ok: true } | { ok: false; reason: 'changed-since' | 'too-long' | 'withdrawn' }

/** Works for people who have left, too. Errors: not-found (another organization's), forbidden (oneself). */
export async function correctAttendance(
  coordinator: Coordinator,
  input: { attendanceId: string; minutes: number; reason: string },
  world = systemWorld,
): Promise<AttendanceCorrected> {
  const { attendanceId, minutes, reason } = input
  const now = world.now()
  const id = world.id()
  return db.$transaction(async (tx): Promise<AttendanceCorrected> => {
    const { session, accountId, ...before } = await requireAttendance(coordinator, attendanceId, tx)
    if (accountId === coordinator.accountId) {
      throw new DomainError('forbidden', 'This is about you, so another coordinator has to do it.')
    }
    if (session.withdrawnAt) return { ok: false, reason: 'withdrawn' }
    if (minutes > session.minutes) return { ok: false, reason: 'too-long' }
    const attribution = { recordedAt: now, recordedById: coordinator.accountId }
    const row = { id, sessionId: session.id, accountId, minutes, reason, replacesId: attendanceId, ...attribution }
    const inserted = await insertOnce(tx, tx.attendance, row)
    if (inserted === 'taken') return { ok: false, reason: 'changed-since' }
    if (inserted === 'again') return { ok: true }
    const entry = {
      action: 'classroom.attendance-corrected' as const,
      actor: coordinator,
      subjectId: accountId,
      object: `attendance:${id}`,
      details: { sessionId: session.id, replacesId: attendanceId, from: before.minutes, minutes },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
