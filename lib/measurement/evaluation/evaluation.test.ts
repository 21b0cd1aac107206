import { beforeAll, describe, expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import {
  actionsAbout,
  administrator,
  cohort,
  enrolled,
  joined,
  learner,
  organization,
  satisfied,
  stillWorld,
} from '@/prisma/factories'
import { evaluateCourse } from './evaluate-course'
import { findOwnEvaluation, listCohortEvaluations, listComments, listEvaluations } from './queries'
import { evaluationInput } from './schema'

const input = { readiness: 'alone', pace: 'right', comment: null } as const

let course: Course
beforeAll(async () => {
  course = await sampleCourse()
})

async function finisher() {
  const person = await learner()
  await satisfied(person, course)
  return person
}

test('an evaluation is refused before the end of the course, and without an enrollment', async () => {
  const person = await learner()
  await expect(evaluateCourse(person, course, input)).rejects.toMatchObject({ code: 'forbidden' })
  await enrolled(person, course)
  expect(await evaluateCourse(person, course, input)).toEqual({ ok: false, reason: 'unfinished' })
  expect(await findOwnEvaluation(person, course)).toEqual({ state: 'unfinished' })
  expect(await db.courseEvaluation.count({ where: { accountId: person.accountId } })).toBe(0)
})

test('eight concurrent equal calls store one evaluation, logged without its answers, and all succeed', async () => {
  const person = await finisher()
  expect(await findOwnEvaluation(person, course)).toEqual({ state: 'open' })
  const sent = await Promise.all(Array.from({ length: 8 }, () => evaluateCourse(person, course, input)))
  expect(sent).toEqual(Array(8).fill({ ok: true }))
  expect(await evaluateCourse(person, course, { ...input, pace: 'too_long' })).toEqual({ ok: false, reason: 'already' })
  expect(await findOwnEvaluation(person, course)).toMatchObject({ state: 'given', answers: input })
  expect((await actionsAbout(person)).filter((action) => action === 'enrollment.evaluated')).toHaveLength(1)
  const entry = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: person.accountId, action: 'enrollment.evaluated' },
  })
  expect(entry.details).toEqual({ courseId: course.id })
})

describe('results', () => {
  test('are totals of five or more people of the cohort, from answers since each joined', async () => {
    const { coordinator } = await organization()
    const { cohortId, code } = await cohort(coordinator)
    const counts = () => listCohortEvaluations(coordinator, course, cohortId)
    const before = await finisher()
    await evaluateCourse(before, course, input, stillWorld('2026-11-25T12:00:00Z'))
    await joined(before, code)
    for (let n = 1; n <= 5; n++) {
      expect(await counts()).toEqual([])
      const person = await finisher()
      await joined(person, code)
      await evaluateCourse(person, course, { ...input, readiness: n === 1 ? 'not_yet' : 'alone' })
    }
    expect(await counts()).toMatchObject([
      {
        edition: course.edition,
        people: 5,
        readiness: { not_yet: 1, with_help: 0, alone: 4, to_lead: 0 },
        pace: { too_long: 0, right: 5, too_short: 0 },
      },
    ])
    const other = await organization()
    expect(await listCohortEvaluations(other.coordinator, course, cohortId)).toEqual([])
  })

  test('show comments without names to administrators, until the account is closed', async () => {
    const { administrator: reader } = await administrator()
    const person = await finisher()
    const comment = `Shorter, please ${person.accountId}`
    await evaluateCourse(person, course, { ...input, comment })
    for (let n = 0; n < 4; n++) await evaluateCourse(await finisher(), course, input)
    const comments = async () => {
      const versions = (await listEvaluations(reader, course)).map(({ versionId }) => versionId)
      return (await listComments(reader, versions, 200)).map((one) => one.comment)
    }
    expect(await comments()).toContain(comment)
    await closeAccount(operator, person.accountId, 'asked by the person')
    expect(await comments()).not.toContain(comment)
  })
})

test('a form needs both choices and at most 1,000 characters', () => {
  expect(evaluationInput.parse({ ...input, comment: ' Longer.\r\nPlease. ' }).comment).toBe('Longer.\nPlease.')
  expect(evaluationInput.parse({ ...input, comment: '  ' }).comment).toBeNull()
  const wrong = [{ readiness: '' }, { pace: 'slow' }, { comment: 'x'.repeat(1001) }]
  for (const part of wrong) expect(evaluationInput.safeParse({ ...input, comment: '', ...part }).success).toBe(false)
})
