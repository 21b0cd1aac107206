import type { Result } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { closeAttempt } from './close-attempt'

export type Submitted = { ok: true; result: Result } | { ok: false; reason: 'already-submitted' }

/** Past the due time, submits what was saved by then. Errors: not-found (not the learner's attempt). */
export async function submit(learner: Learner, input: { attemptId: string }, world = systemWorld): Promise<Submitted> {
  const { attemptId } = input
  return transact(async (tx) => {
    const result = await closeAttempt(tx, { attemptId, actor: learner, submits: true }, world.now())
    if (result) return { ok: true, result }
    const own = await query(tx)<object>`
      select from attempt where id = ${attemptId}::uuid and account_id = ${learner.accountId}::uuid`
    if (own.length === 0) throw notFound()
    return { ok: false, reason: 'already-submitted' }
  })
}
