import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { lessonsOfAll } from '@/prisma/course-parts'
import { enrolled, learner, stillWorld } from '@/prisma/factories'
import { findCrowdedDays } from './crowded-days'

const { courses } = await loadCatalog()
const [course] = courses as [Course]
const noon = Date.parse('2092-04-05T16:00:00Z')
/** More than two hours, which no single course’s lessons take. */
const lessons = lessonsOfAll(courses)

async function completed(person: Learner, at: number, again: { ordinal: number; minimumMs: number }) {
  const { accountId } = person
  const { id, courseVersionId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const row = { accountId, enrollmentId: id, courseVersionId, activeMs: 0, ...again }
  await db.lessonCompletion.createMany({
    data: lessons.map((lesson, index) => ({
      ...row,
      id: randomUUID(),
      unitId: lesson.id,
      completedAt: new Date(at + index * 1000),
    })),
  })
}

test('lessons re-read after a law change do not crowd a day; after a reset they do', async () => {
  const world = stillWorld('2092-04-01T12:00:00Z')
  const updated = await learner({}, world)
  const repeated = await learner({}, world)
  for (const person of [updated, repeated]) {
    await enrolled(person, course, world)
    await completed(person, noon - 48 * 3_600_000, { ordinal: 1, minimumMs: 60_000 })
  }
  await completed(updated, noon, { ordinal: 2, minimumMs: 0 })
  await completed(repeated, noon, { ordinal: 2, minimumMs: 60_000 })
  const found = await findCrowdedDays(db, { from: new Date(noon - 1000), to: new Date(noon + 60_000) })
  const days = (person: Learner) => found.filter(({ accountId }) => accountId === person.accountId)
  expect(days(updated)).toEqual([])
  expect(days(repeated)).toMatchObject([{ object: 'day:2092-04-05', facts: { units: lessons.length } }])
})
