import { z } from 'zod'
import type { Learner } from '@/lib/account/actor'
import type { Lesson } from '@/lib/course/schema'
import { db } from '@/lib/platform/db'

const optionIds = z.array(z.string())

export interface PracticeResponseView {
  itemId: string
  value: string[]
  correct: boolean
}

/** The newest response to each practice item of a lesson that has one. */
export async function listPracticeResponses(learner: Learner, lesson: Lesson): Promise<PracticeResponseView[]> {
  const rows = await db.practiceResponse.findMany({
    where: { accountId: learner.accountId, unitId: lesson.id },
    orderBy: [{ itemId: 'asc' }, { revision: 'desc' }],
    distinct: ['itemId'],
    select: { itemId: true, value: true, correct: true },
  })
  return rows.map((row) => ({ ...row, value: optionIds.parse(row.value) }))
}

export async function isLessonCompleted(learner: Learner, lesson: Lesson): Promise<boolean> {
  const found = await db.lessonCompletion.count({ where: { accountId: learner.accountId, unitId: lesson.id } })
  return found > 0
}
