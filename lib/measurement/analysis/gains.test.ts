import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf, pretestOf } from '@/prisma/course-parts'
import { answeredAttempt, cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { findCohortGain } from './gains'

const [course] = (await loadCatalog()).courses as [Course]
const pretest = pretestOf(course)

async function member(code: string, misses: { pretest?: number; finals?: number[] }) {
  const person = await learner()
  await enrolled(person, course)
  await joined(person, code)
  if (misses.pretest !== undefined) {
    const attemptId = await answeredAttempt(person, course, { quiz: pretest, wrong: misses.pretest })
    await submit(person, { attemptId })
  }
  for (const wrong of misses.finals ?? []) {
    await submit(person, { attemptId: await answeredAttempt(person, course, { quiz: finalOf(course), wrong }) })
  }
  return person
}

test('findCohortGain gives the gain of a cohort and each learner, by the first attempts', async () => {
  const { coordinator } = await organization()
  const { cohortId, code } = await cohort(coordinator)
  const half = await member(code, { pretest: 7, finals: [42, 0] })
  const all = await member(code, { pretest: 14, finals: [0] })
  const waiting = await member(code, { pretest: 0 })
  const gain = await findCohortGain(coordinator, course, cohortId)
  const of = ({ accountId }: { accountId: string }) => gain.learners.find((one) => one.accountId === accountId)
  expect(of(half)).toMatchObject({ before: 0.5, after: 0, change: -1 })
  expect(of(all)).toMatchObject({ before: 0, after: 1, change: 1 })
  expect(of(waiting)).toMatchObject({ before: 1, after: null, change: null })
  expect(gain).toMatchObject({ count: 2, meanBefore: 0.25, meanAfter: 0.5 })
  expect(gain.gain).toBeCloseTo(1 / 3, 12)
  expect(gain.objectives.map(({ objective }) => objective)).toEqual(Object.keys(pretest.blueprint).sort())
  for (const { before, after, gain: own } of gain.objectives) {
    expect(after).toBe(0.5)
    expect(own).toBeCloseTo((after - before) / (1 - before), 12)
  }
})

test('a pre-test taken after the final does not count', async () => {
  const { coordinator } = await organization()
  const { cohortId, code } = await cohort(coordinator)
  const late = await member(code, { finals: [0] })
  await submit(late, { attemptId: await answeredAttempt(late, course, { quiz: pretest, wrong: 14 }) })
  const gain = await findCohortGain(coordinator, course, cohortId)
  expect(gain).toMatchObject({ count: 0, learners: [{ before: null, after: 1, change: null }] })
})

test('findCohortGain shows no one from another organization and none of its cohorts', async () => {
  const own = await organization()
  const other = await organization()
  const mine = await cohort(own.coordinator)
  const theirs = await cohort(other.coordinator)
  await member(theirs.code, { pretest: 1, finals: [1] })
  expect(await findCohortGain(own.coordinator, course, theirs.cohortId)).toMatchObject({ learners: [], count: 0 })
  expect(await findCohortGain(own.coordinator, course, mine.cohortId)).toMatchObject({ learners: [], gain: null })
})
