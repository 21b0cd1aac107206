import type { Course, Lesson } from '@/lib/content/course/schema'
import { isComplete, isPossible } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { isCorrect } from '@/lib/content/quiz/scoring'
import type { Learner } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireEnrollment } from '@/lib/training/enrollment/queries'

const unpaired = 'Choose something for each line first, and each place once.'

/**
 * Keeps an answer to a practice item, as a further row. Practice may be repeated; the newest answer is shown.
 * Errors: forbidden (not enrolled), not-found (no such item here), invalid (no such option).
 */
export async function respond(
  learner: Learner,
  input: { course: Course; lesson: Lesson; itemId: string; value: string[] },
  world = systemWorld,
): Promise<{ item: Item; correct: boolean }> {
  const item = input.lesson.practice.find((candidate) => candidate.id === input.itemId)
  if (!item) throw notFound()
  if (!isPossible(item, input.value)) throw new DomainError('invalid', 'Choose from the answers shown.')
  if (!isComplete(item, input.value)) {
    throw new DomainError('invalid', item.interaction === 'choice' ? 'Choose an answer first.' : unpaired)
  }
  await requireEnrollment(learner, input.course)

  const correct = isCorrect(item, input.value)
  const row = { accountId: learner.accountId, unitId: input.lesson.id, itemId: item.id }
  for (let tries = 0; ; tries += 1) {
    const last = await db.practiceResponse.aggregate({ where: row, _max: { revision: true } })
    const revision = (last._max.revision ?? 0) + 1
    try {
      await db.practiceResponse.create({
        data: {
          id: world.id(),
          ...row,
          itemHash: item.hash,
          value: input.value,
          correct,
          answeredAt: world.now(),
          revision,
        },
      })
      return { item, correct }
    } catch (error) {
      if (!isUniqueViolation(error) || tries >= 20) throw error
    }
  }
}
