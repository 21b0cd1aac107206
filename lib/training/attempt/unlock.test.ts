import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { pretestOf, quizOf, quizzesOf } from '@/prisma/course-parts'
import {
  actionsAbout,
  answeredAttempt,
  cohort,
  enrolled,
  joined,
  learner,
  organization,
  stillWorld,
} from '@/prisma/factories'
import { findEligibility } from './eligibility'
import { attemptsLeft } from './policy'
import { startAttempt } from './start'
import { submit } from './submit'
import { unlock, unlockForPeople } from './unlock'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const once: Quiz = { ...quizOf(course), attempts: { limit: 1, coolDownHours: null } }
const slow: Quiz = { ...quizOf(course), attempts: { limit: null, coolDownHours: 24 } }
const reason = 'the connection broke'

/** A learner of an organization who failed a quiz a minute ago. */
async function failed(quiz: Quiz, wrong = 10) {
  const world = stillWorld()
  const { coordinator } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  await enrolled(person, course)
  const { accountId } = person
  const input = { accountId, unitId: quiz.id, reason }
  const attempted = async (own = quiz) => {
    const attemptId = await answeredAttempt(person, course, { quiz: own, wrong, world })
    world.pass(1)
    await submit(person, { attemptId }, world)
    world.pass(1)
  }
  const started = (own = quiz, inCourse = course) => startAttempt(person, { course: inCourse, quiz: own }, world)
  await attempted()
  return { world, coordinator, person, accountId, input, attempted, started }
}

const rowsOf = (accountId: string) => db.unlock.findMany({ where: { accountId } })
const noneLeft = { ok: false, reason: 'no-attempts-left' }
const notFound = { code: 'not-found' }

describe('unlock', () => {
  test.each([
    ['the limit', once, 'no-attempts-left'],
    ['the cool-down', slow, 'cooling-down'],
  ])('allows one attempt past %s, used up by the next submission', async (_what, quiz, why) => {
    const { world, coordinator, input, attempted, started } = await failed(quiz)
    expect(await started()).toMatchObject({ reason: why })
    await unlock(coordinator, input, world)
    await attempted()
    expect(await started()).toMatchObject({ reason: why })
  })

  test('shows one attempt left, then none', async () => {
    const { world, person, coordinator, input, attempted } = await failed(once)
    const left = async () => {
      const eligibility = await findEligibility(person, course, once, world.now())
      return eligibility && attemptsLeft(once, eligibility.submitted, eligibility)
    }
    expect(await left()).toBe(0)
    await unlock(coordinator, input, world)
    expect(await left()).toBe(1)
    await attempted()
    expect(await left()).toBe(0)
  })

  test('is not used up by starting an attempt', async () => {
    const { world, coordinator, input, started } = await failed(once)
    await unlock(coordinator, input, world)
    const first = await started()
    world.pass(60)
    expect(first).toMatchObject({ ok: true })
    expect(await started()).toEqual(first)
  })

  test('is used up by an attempt that was already open', async () => {
    const two = { ...once, attempts: { limit: 2, coolDownHours: null } }
    const { world, coordinator, input, attempted, started } = await failed(two)
    await started()
    await unlock(coordinator, input, world)
    world.pass(1)
    await attempted()
    expect(await started()).toEqual(noneLeft)
  })

  test('allows one attempt when called twice concurrently, and keeps both reasons', async () => {
    const { world, coordinator, accountId, input, attempted, started } = await failed(once)
    await Promise.all(['one', 'two'].map((why) => unlock(coordinator, { ...input, reason: why }, world)))
    expect((await rowsOf(accountId)).map((row) => row.reason).sort()).toEqual(['one', 'two'])
    await attempted()
    expect(await started()).toEqual(noneLeft)
  })

  test('applies to that quiz only, in any course', async () => {
    const { world, person, coordinator, input, attempted, started } = await failed(once)
    const another = { ...(quizzesOf(course)[1] as Quiz), attempts: once.attempts }
    await attempted(another)
    await unlock(coordinator, input, world)
    expect(await started(another)).toEqual(noneLeft)
    await enrolled(person, other)
    expect(await started(once, other)).toMatchObject({ ok: true })
  })

  test('applies neither to a passed quiz nor to a finished pre-test', async () => {
    const { world, coordinator, input, attempted, started } = await failed(once, 0)
    await unlock(coordinator, input, world)
    expect(await started()).toEqual({ ok: false, reason: 'already-passed' })
    const pretest = pretestOf(course)
    await attempted(pretest)
    await unlock(coordinator, { ...input, unitId: pretest.id }, world)
    expect(await started(pretest)).toEqual({ ok: false, reason: 'already-taken' })
  })

  test('stores and logs its reason and actor', async () => {
    const { world, person, coordinator, accountId, input } = await failed(once)
    await unlock(coordinator, input, world)
    const { organizationId, accountId: unlockedById } = coordinator
    expect(await rowsOf(accountId)).toMatchObject([
      { unitId: once.id, reason, organizationId, unlockedById, unlockedAt: world.now() },
    ])
    expect((await actionsAbout(person)).at(-1)).toBe('attempt.unlocked')
    const event = await db.auditEvent.findFirst({
      where: { action: 'attempt.unlocked', subjectId: accountId },
      include: { values: true },
    })
    const values = [{ field: 'reason', value: reason }]
    expect(event).toMatchObject({ actorId: unlockedById, object: `unit:${once.id}`, details: {}, values })
  })
})

describe('unlocking', () => {
  test('is refused to another organization’s coordinator', async () => {
    const { world, accountId, input, started } = await failed(once)
    const { coordinator } = await organization()
    await expect(unlock(coordinator, input, world)).rejects.toMatchObject(notFound)
    expect(await rowsOf(accountId)).toEqual([])
    expect(await started()).toEqual(noneLeft)
  })

  test('is refused for a person who isn’t or is no longer a learner there', async () => {
    const { world, coordinator, accountId, input } = await failed(once)
    const stranger = { ...input, accountId: (await learner()).accountId }
    await expect(unlock(coordinator, stranger, world)).rejects.toMatchObject(notFound)
    await db.membership.updateMany({ where: { accountId }, data: { endedAt: new Date() } })
    await expect(unlock(coordinator, input, world)).rejects.toMatchObject(notFound)
    expect(await rowsOf(accountId)).toEqual([])
  })

  test('is allowed to an operator', async () => {
    const { world, accountId, input, started } = await failed(once)
    await unlock(operator, input, world)
    expect(await rowsOf(accountId)).toMatchObject([{ organizationId: null, unlockedById: null }])
    expect(await started()).toMatchObject({ ok: true })
  })
})

describe('unlockForPeople', () => {
  test('opens an attempt for each of them, once for an equal form', async () => {
    const { world, coordinator, accountId } = await failed(once)
    const colleague = await learner()
    await joined(colleague, (await cohort(coordinator, 'Night')).code)
    const given = { accountIds: [accountId, colleague.accountId], unitId: once.id, reason }
    const form = () => onceWorld('/selection', new URLSearchParams({ once: accountId }))
    await unlockForPeople(coordinator, given, { ...form(), now: world.now })
    await unlockForPeople(coordinator, given, { ...form(), now: world.now })
    for (const id of given.accountIds) expect(await rowsOf(id)).toMatchObject([{ reason, unitId: once.id }])
  })

  test('opens none if one of them is not the coordinator’s learner', async () => {
    const { coordinator, accountId } = await failed(once)
    const stranger = await learner()
    const given = { accountIds: [accountId, stranger.accountId], unitId: once.id, reason }
    await expect(unlockForPeople(coordinator, given)).rejects.toMatchObject(notFound)
    expect(await rowsOf(accountId)).toEqual([])
  })
})
