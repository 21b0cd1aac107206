import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { respond } from '@/lib/training/attempt/respond'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf, pretestOf } from '@/prisma/course-parts'
import { attestedBy, cohort, enrolled, joined, learner, openFrom, organization, wrongOf } from '@/prisma/factories'
import { listCohortCalibrations } from './calibration'

const [course] = (await loadCatalog()).courses as [Course]
const pretest = pretestOf(course)

/** Answers the first items of a quiz as given, and leaves the rest open. */
async function took(person: Learner, quiz: Quiz, answers: { confidence: Confidence | null; isRight: boolean }[]) {
  const started = await startAttempt(person, { course: openFrom(course), quiz, attested: attestedBy(person) })
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const items = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })
  for (const [index, { confidence, isRight }] of answers.entries()) {
    const item = quiz.bank.find(({ id }) => id === items[index]?.itemId)
    if (!item) throw new Error('the form is shorter')
    const value = isRight ? keyOf(item) : wrongOf(item)
    await respond(person, quiz, { attemptId, position: index + 1, value, confidence, flagged: false })
  }
  await submit(person, { attemptId })
}

test('listCohortCalibrations shows how often a cohort was right when sure and when guessing, by first attempts', async () => {
  const own = await organization()
  const other = await organization()
  const { cohortId, code } = await cohort(own.coordinator)
  const one = await learner()
  const two = await learner()
  for (const person of [one, two]) {
    await enrolled(person, course)
    await joined(person, code)
  }
  const [sure, sureWrong] = [true, false].map((isRight) => ({ confidence: 'sure' as const, isRight })) as [never, never]
  const guess = { confidence: 'guess' as const, isRight: false }
  await took(one, pretest, [sure, sureWrong, guess, { confidence: null, isRight: true }])
  await took(two, pretest, [sure, guess])
  await took(one, finalOf(course), [sure])
  await took(one, finalOf(course), [sureWrong])
  expect(await listCohortCalibrations(own.coordinator, course, cohortId)).toEqual([
    {
      stage: 'before',
      learners: 2,
      levels: [
        { confidence: 'sure', answers: 3, correct: 2 },
        { confidence: 'guess', answers: 2, correct: 0 },
      ],
    },
    { stage: 'final', learners: 1, levels: [{ confidence: 'sure', answers: 1, correct: 1 }] },
  ])
  expect(await listCohortCalibrations(other.coordinator, course, cohortId)).toEqual([])
})
