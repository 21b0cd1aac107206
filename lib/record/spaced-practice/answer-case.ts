import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, system } from '@/lib/people/account/actor'
import { withdraw } from '@/lib/people/mail/withdraw'
import { db, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'
import { gradeAnswer } from '@/lib/training/attempt/grade'
import { findItems } from '@/lib/training/attempt/item-content'
import { storedItem } from '@/lib/training/attempt/schema'
import { endPlan, lockLivePlan } from './live-plan'
import { makeNextCase } from './make-next-case'
import { findMaterial, type Material } from './material'

export type Answered = { ok: true; correct: boolean } | { ok: false; reason: 'already-answered' }

/** Allowed before the due date; the next case comes a week after. Errors: not-found, invalid (no such option). */
export async function answerCase(
  learner: Learner,
  input: { caseId: string; value: string[]; courses: readonly Course[] },
  world = systemWorld,
): Promise<Answered> {
  const { accountId } = learner
  const now = world.now()
  const material = await findMaterial(learner, input.courses, now)
  return db.$transaction(async (tx): Promise<Answered> => {
    const plan = await lockLivePlan(tx, accountId)
    const open = await tx.spacedCase.findFirst({
      where: { id: input.caseId, accountId },
      select: { answeredAt: true, itemHash: true },
    })
    if (!open) throw notFound()
    if (open.answeredAt) return { ok: false, reason: 'already-answered' }
    const items = await findItems([open.itemHash], tx)
    const correct = gradeAnswer(storedItem.parse(items.get(open.itemHash)), input.value)
    await tx.spacedCase.update({
      where: { id: input.caseId },
      data: { answeredAt: now, value: input.value, correct },
    })
    const object = `case:${input.caseId}`
    await withdraw(tx, { accountId, effect: object }, world)
    await record(tx, { action: 'practice.answered', actor: learner, subjectId: accountId, object }, now)
    if (plan) await makeNextOrFinish(tx, { learner, planId: plan.id, material }, world)
    return { ok: true, correct }
  })
}

async function makeNextOrFinish(
  tx: Transaction,
  { learner, planId, material }: { learner: Learner; planId: string; material: Material },
  world: World,
): Promise<void> {
  if (await makeNextCase(tx, learner, material, world)) return
  await endPlan(tx, planId, 'finished', world)
  const object = `plan:${planId}`
  await record(tx, { action: 'practice.finished', actor: system, subjectId: learner.accountId, object }, world.now())
}
