import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import type { Result } from '@/lib/quiz/schema'
import { score } from '@/lib/quiz/scoring'
import { optionIds, storedItem, storedPassRule } from './schema'

export type Submitted = { ok: true; result: Result } | { ok: false; reason: 'already-submitted' }

/**
 * Submits an attempt: once, however often it is sent. The score is computed here, over the frozen items, and stored.
 * Errors: not-found (not this learner's attempt).
 */
export async function submit(learner: Learner, input: { attemptId: string }, world = systemWorld): Promise<Submitted> {
  const now = world.now()
  const { attemptId } = input
  const own = { id: attemptId, accountId: learner.accountId }
  return db.$transaction(async (tx) => {
    const closed = await tx.attempt.updateMany({ where: { ...own, submittedAt: null }, data: { submittedAt: now } })
    const attempt = await tx.attempt.findFirst({
      where: own,
      select: {
        passRule: true,
        items: {
          orderBy: { position: 'asc' },
          select: { item: true, response: { select: { value: true } } },
        },
      },
    })
    if (!attempt) throw notFound()
    if (closed.count === 0) return { ok: false, reason: 'already-submitted' }

    const result = score({
      items: attempt.items.map(({ item, response }) => ({
        item: storedItem.parse(item),
        value: optionIds.parse(response?.value ?? []),
      })),
      passRule: storedPassRule.parse(attempt.passRule),
    })
    const { raw, max, scaled, passed, objectives } = result
    await tx.submission.create({
      data: {
        attemptId,
        submittedAt: now,
        raw,
        max,
        scaled,
        passed,
        objectives: objectives.map((one) => ({ ...one })),
      },
    })
    await record(
      tx,
      {
        action: 'attempt.submitted',
        actor: learner,
        subjectId: learner.accountId,
        object: `attempt:${attemptId}`,
        details: { raw, max, passed },
      },
      now,
    )
    return { ok: true, result }
  })
}
