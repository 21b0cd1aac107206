import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'

type Attempts = LearnerRecord['attempts']

/** Names the objects of amendments: `unit:…`, `course:…`, `attempt:…`. */
export function recordTitles(courses: readonly Course[], attempts: Attempts, day: (at: Date) => string) {
  const titles = new Map<string, string>()
  for (const { id, title } of courses.flatMap(listUnits)) titles.set(`unit:${id}`, title)
  for (const { id, subtitle } of courses) titles.set(`course:${id}`, subtitle)
  for (const { id, unitId, submittedAt } of attempts) {
    const title = titles.get(`unit:${unitId}`) ?? unitId
    titles.set(`attempt:${id}`, `${title}, attempt ${submittedAt ? `of ${day(submittedAt)}` : 'that is open'}`)
  }
  return (object: string) => titles.get(object) ?? object
}
