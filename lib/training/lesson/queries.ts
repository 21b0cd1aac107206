import { z } from 'zod'
import type { Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

const optionIds = z.array(z.string())

export interface PracticeResponseView {
  itemId: string
  value: string[]
  correct: boolean
}

export async function listPracticeResponses(learner: Learner, lesson: Lesson): Promise<PracticeResponseView[]> {
  const rows = await query<Omit<PracticeResponseView, 'value'> & { value: unknown }>`
    select distinct on (item_id) item_id as "itemId", value, correct from practice_response
    where account_id = ${learner.accountId}::uuid and unit_id = ${lesson.id}
      and answered_at > (select reset_at(${learner.accountId}::uuid, ${lesson.id}))
    order by item_id, revision desc`
  return rows.map((row) => ({ ...row, value: optionIds.parse(row.value) }))
}

export async function isLessonCompleted(learner: Learner, lesson: Lesson): Promise<boolean> {
  const found = await query`
    select from lesson_completion where account_id = ${learner.accountId}::uuid and unit_id = ${lesson.id}
      and completed_at > (select asked_since(${learner.accountId}::uuid, ${lesson.id}))`
  return found.length > 0
}

/** The id of a step, or null for a lesson that the learner hasn't opened or whose step is gone. */
export async function findReadingPlace(learner: Learner, lesson: Lesson): Promise<string | null> {
  const [place] = await query<{ stepId: string }>`
    select step_id as "stepId" from reading_place
    where account_id = ${learner.accountId}::uuid and unit_id = ${lesson.id}`
  return lesson.steps.find(({ id }) => id === place?.stepId)?.id ?? null
}
