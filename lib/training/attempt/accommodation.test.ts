import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { finalOf, quizOf } from '@/prisma/course-parts'
import {
  answeredAttempt,
  attestedBy,
  cohort,
  enrolled,
  joined,
  learner,
  openFrom,
  organization,
  stillWorld,
} from '@/prisma/factories'
import { findEligibility } from './eligibility'
import { endAccommodation } from './end-accommodation'
import { grantAccommodation } from './grant-accommodation'
import { respond } from './respond'
import { findSitting } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const quiz: Quiz = { ...quizOf(course), timeLimitMinutes: 30 }
const at = (clock: string) => stillWorld(`2026-11-25T${clock}Z`)
const moment = (clock: string) => at(clock).now()

/** A learner of an organization, with its coordinator. */
async function member() {
  const { coordinator } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  await enrolled(person, course)
  const { accountId } = person
  const grant = (timeFactor: number, clock: string, extraAttempts = 0) =>
    grantAccommodation(coordinator, { accountId, timeFactor, extraAttempts, reason: 'asked' }, at(clock))
  const end = (clock: string) => endAccommodation(coordinator, { accountId }, at(clock))
  const opened = async (clock: string, inCourse = course, own = quiz) => {
    const started = await startAttempt(
      person,
      { course: openFrom(inCourse), quiz: own, attested: attestedBy(person) },
      at(clock),
    )
    if (!started.ok) throw new Error(started.reason)
    return started.attemptId
  }
  const dueOf = async (attemptId: string) => (await findSitting(person, attemptId))?.dueAt
  return { coordinator, person, accountId, grant, end, opened, dueOf }
}

describe('more time', () => {
  test('applies immediately to an open attempt', async () => {
    const { person, grant, opened, dueOf } = await member()
    const attemptId = await opened('12:00:00')
    await grant(1.5, '12:29:00')
    expect(await dueOf(attemptId)).toEqual(moment('12:45:00'))
    const answer = { attemptId, position: 1, value: null, flagged: true }
    expect(await respond(person, quiz, answer, at('12:44:59.999'))).toMatchObject({ revision: 1 })
    await expect(respond(person, quiz, answer, at('12:45:00'))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('applies to every quiz of every course', async () => {
    const { person, grant, opened, dueOf } = await member()
    await enrolled(person, other)
    const limited = (of: Course): Quiz => ({ ...finalOf(of), timeLimitMinutes: 60 })
    const before = await opened('12:00:00', course, limited(course))
    await grant(1.5, '12:10:00')
    const after = await opened('12:20:00', other, limited(other))
    expect(await dueOf(before)).toEqual(moment('13:30:00'))
    expect(await dueOf(after)).toEqual(moment('13:50:00'))
    for (const one of [course, other]) {
      expect(await findEligibility(person, one, limited(one), moment('12:30:00'))).toMatchObject({ timeFactor: 1.5 })
    }
  })

  test('ends without shortening an open attempt, and does not apply to the next', async () => {
    const { person, grant, end, opened, dueOf } = await member()
    await grant(2, '11:00:00')
    const attemptId = await opened('12:00:00')
    await end('12:05:00')
    expect(await dueOf(attemptId)).toEqual(moment('13:00:00'))
    await submit(person, { attemptId }, at('12:50:00'))
    expect(await db.submission.findUnique({ where: { attemptId } })).toMatchObject({ endedBy: 'learner' })
    expect(await dueOf(await opened('12:55:00'))).toEqual(moment('13:25:00'))
    expect(await findEligibility(person, course, quiz, moment('12:56:00'))).toMatchObject({ timeFactor: 1 })
  })

  test('stays with an open attempt when less replaces it', async () => {
    const { grant, opened, dueOf } = await member()
    await grant(2, '11:00:00')
    const attemptId = await opened('12:00:00')
    await grant(1.25, '12:10:00')
    expect(await dueOf(attemptId)).toEqual(moment('13:00:00'))
  })

  test('has no effect on another person', async () => {
    const mine = await member()
    const theirs = await member()
    const attemptId = await mine.opened('12:00:00')
    await theirs.grant(3, '12:01:00')
    expect(await mine.dueOf(attemptId)).toEqual(moment('12:30:00'))
  })
})

describe('more attempts', () => {
  test('adds to the limit', async () => {
    const { person, grant } = await member()
    const strict = { ...quiz, attempts: { limit: 1, coolDownHours: null } }
    const world = at('12:00:00')
    const failed = async () =>
      submit(person, { attemptId: await answeredAttempt(person, course, { quiz: strict, wrong: 10, world }) }, world)
    await failed()
    const no = { ok: false, reason: 'no-attempts-left' }
    expect(await startAttempt(person, { course, quiz: strict }, world)).toEqual(no)
    await grant(1, '12:00:00', 1)
    await failed()
    expect(await startAttempt(person, { course, quiz: strict }, world)).toEqual(no)
  })

  test('takes the maximum of two grants, not the sum, and the longer time', async () => {
    const { person, accountId, grant, end } = await member()
    await grant(2, '12:00:00', 1)
    await grantAccommodation(operator, { accountId, timeFactor: 1.5, extraAttempts: 3, reason: 'x' }, at('12:01:00'))
    const eligibility = await findEligibility(person, course, quiz, moment('12:02:00'))
    expect(eligibility).toMatchObject({ timeFactor: 2, extraAttempts: 3 })
    await end('12:03:00')
    const left = await findEligibility(person, course, quiz, moment('12:04:00'))
    expect(left).toMatchObject({ timeFactor: 1.5, extraAttempts: 3 })
  })
})
