import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { lessonsOf } from '@/prisma/course-parts'
import { enrolled, learner, stillWorld } from '@/prisma/factories'
import { findReadingPlace } from './queries'
import { savePlace } from './save-place'

const [course] = (await loadCatalog()).courses as [Course]
const [lesson] = lessonsOf(course) as [Lesson]
const [first, second] = lesson.steps.map(({ id }) => id) as [string, string]

async function enrolledPerson() {
  const person = await learner()
  await enrolled(person, course)
  return person
}

const at = (minute: number) => stillWorld(`2040-01-01T12:0${minute}:00Z`)

test('keeps the latest step of a lesson in one row', async () => {
  const person = await enrolledPerson()
  expect(await findReadingPlace(person, lesson)).toBeNull()
  await savePlace(person, { course, lesson, stepId: second }, at(1))
  await savePlace(person, { course, lesson, stepId: first }, at(2))
  expect(await findReadingPlace(person, lesson)).toBe(first)
  const rows = await db.readingPlace.findMany({ where: { accountId: person.accountId } })
  expect(rows).toEqual([{ accountId: person.accountId, unitId: lesson.id, stepId: first, reachedAt: at(2).now() }])
})

test('a slower device with an earlier clock does not move the place back', async () => {
  const person = await enrolledPerson()
  await savePlace(person, { course, lesson, stepId: second }, at(2))
  await savePlace(person, { course, lesson, stepId: first }, at(1))
  expect(await findReadingPlace(person, lesson)).toBe(second)
})

test('a step that an edit removed is no place', async () => {
  const person = await enrolledPerson()
  await savePlace(person, { course, lesson, stepId: first })
  const edited = { ...lesson, steps: lesson.steps.slice(1) }
  expect(await findReadingPlace(person, edited)).toBeNull()
})

test('refuses a step that the lesson does not have, and a learner who is not enrolled', async () => {
  const person = await enrolledPerson()
  const unknown = savePlace(person, { course, lesson, stepId: 'no-such-step' })
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
  const stranger = savePlace(await learner(), { course, lesson, stepId: first })
  await expect(stranger).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.readingPlace.count({ where: { accountId: person.accountId } })).toBe(0)
})
