import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { cutOf } from '@/lib/content/standard/form-cut'
import { db } from '@/lib/platform/db'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt, learner, unitsDone } from '@/prisma/factories'
import { findPanel } from './find-panel'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
const quiz = finalOf(course)
const ratings = Object.fromEntries(quiz.bank.map(({ hash }, index) => [hash, 0.5 + (index % 40) / 100]))
const rated: Course = { ...course, standard: { judges: 9, on: '2026-11-20', ratings } }

async function finalists() {
  const person = await learner()
  await unitsDone(person, course, { without: [quiz.id] })
  return person
}

const attemptOf = (id: string) =>
  db.attempt.findUniqueOrThrow({
    where: { id },
    include: { items: { orderBy: { position: 'asc' } }, submission: true },
  })

test('a final begun under a panel’s standard is judged by the ratings of its own items', async () => {
  const person = await finalists()
  const attemptId = await answeredAttempt(person, rated, { quiz })
  const { passRule, items } = await attemptOf(attemptId)
  const masteryScore = cutOf(
    items.map(({ itemHash }) => itemHash),
    { ratings },
  )
  expect(passRule).toEqual({ masteryScore, dutyMissed: 2, panel: { judges: 9, on: '2026-11-20' } })
  await submit(person, { attemptId })
  expect(await findPanel(person, quiz)).toEqual({ judges: 9, on: '2026-11-20' })
})

test('an attempt from before the panel keeps its provisional cut', async () => {
  const person = await finalists()
  const attemptId = await answeredAttempt(person, course, { quiz })
  expect(await answeredAttempt(person, rated, { quiz })).toBe(attemptId)
  await submit(person, { attemptId })
  expect((await attemptOf(attemptId)).passRule).toEqual({ ...course.passRule, dutyMissed: 2 })
  expect(await findPanel(person, quiz)).toBeNull()
})

test('a panel does not change the cut of a module’s quiz', async () => {
  const person = await learner()
  await unitsDone(person, rated, { without: [quiz.id] })
  const attempts = await db.attempt.findMany({ where: { accountId: person.accountId } })
  expect(attempts.length).toBeGreaterThan(0)
  for (const { passRule } of attempts) expect(passRule).not.toHaveProperty('panel')
})
