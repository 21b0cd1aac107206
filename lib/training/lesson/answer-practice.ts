import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { gradeAnswer } from '@/lib/training/attempt/grade'
import { requireEnrollment } from '@/lib/training/enrollment/queries'

/** The newest answer is shown. Errors: forbidden (not enrolled), not-found (no such item), invalid (no such option). */
export async function answerPractice(
  learner: Learner,
  input: { course: Course; lesson: Lesson; itemId: string; value: string[] },
  world = systemWorld,
): Promise<{ item: Item; correct: boolean }> {
  const item = input.lesson.practice.find((candidate) => candidate.id === input.itemId)
  if (!item) throw notFound()
  const correct = gradeAnswer(item, input.value)
  await requireEnrollment(learner, input.course)

  const { accountId } = learner
  const unitId = input.lesson.id
  const value = JSON.stringify(input.value)
  for (;;) {
    // A round that saves nothing lost its revision to a concurrent answer, so one of them always succeeds.
    const saved = await query`
      insert into practice_response (id, account_id, unit_id, item_id, item_hash, value, correct, answered_at, revision)
      select ${world.id()}::uuid, ${accountId}::uuid, ${unitId}, ${item.id}, ${item.hash}, ${value}::jsonb, ${correct}::boolean,
        ${world.now()}::timestamptz, 1 + coalesce(max(revision), 0)
      from practice_response where account_id = ${accountId}::uuid and unit_id = ${unitId} and item_id = ${item.id}
      on conflict (account_id, unit_id, item_id, revision) do nothing returning 1`
    if (saved.length > 0) return { item, correct }
  }
}
