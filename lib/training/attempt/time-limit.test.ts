import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, learner, stillWorld } from '@/prisma/factories'
import { expire, settleEligibility } from './expire'
import { respond } from './respond'
import { findReview } from './review'
import { show } from './show'
import { findSitting } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
const quiz: Quiz = { ...quizOf(course), timeLimitMinutes: 30 }

/** Attempts here start at 12:00:00. */
const at = (clock: string) => stillWorld(`2026-11-25T${clock}Z`)
const due = new Date('2026-11-25T12:30:00Z')

async function opened(own: Quiz = quiz, wrong = 0) {
  const person = await learner()
  await enrolled(person, course)
  const attemptId = await answeredAttempt(person, course, { quiz: own, wrong, world: at('12:00:00') })
  const answer = (clock: string, value: string[] | null = []) =>
    respond(person, own, { attemptId, position: 1, value, flagged: true }, at(clock))
  return { person, attemptId, answer }
}

const first = (attemptId: string) => db.response.findFirst({ where: { attemptId, position: 1 } })
const submissionOf = (attemptId: string) => db.submission.findUnique({ where: { attemptId } })

describe('an answer', () => {
  test('counts at 29:59, and is refused and not stored at 30:00', async () => {
    const { person, attemptId, answer } = await opened()
    expect(await answer('12:29:59.999')).toMatchObject({ revision: 2 })
    const kept = await first(attemptId)
    expect(kept?.value).toEqual([])
    for (const clock of ['12:30:00', '12:30:01', '18:00:00']) {
      for (const value of [['a'], null, [], ['no such option']]) {
        await expect(answer(clock, value)).rejects.toMatchObject({ code: 'conflict' })
      }
    }
    expect(await first(attemptId)).toEqual(kept)
    await expire(person, attemptId, at('12:30:00'))
    expect(await findReview(person, attemptId)).toMatchObject({ raw: 9, max: 10 })
  })

  test('has unlimited time in a quiz without a limit', async () => {
    const { person, attemptId, answer } = await opened(quizOf(course))
    expect((await findSitting(person, attemptId))?.dueAt).toBeNull()
    await expire(person, attemptId, stillWorld('2030-01-01T00:00:00Z'))
    expect(await answer('23:59:59')).toMatchObject({ revision: 2 })
    expect(await submissionOf(attemptId)).toBeNull()
  })
})

describe('an attempt ends as of its due time', () => {
  const late = at('15:00:00')
  type Attempt = Awaited<ReturnType<typeof opened>>
  test.each<[string, (attempt: Attempt) => Promise<unknown>]>([
    ['when it is looked for', ({ person, attemptId }) => expire(person, attemptId, late)],
    [
      'when the learner looks where they stand',
      ({ person }) => settleEligibility(person, { course, quiz: quiz }, late),
    ],
    ['by a start', ({ person }) => startAttempt(person, { course, quiz }, late)],
    ['by a late submission', ({ person, attemptId }) => submit(person, { attemptId }, late)],
  ])('%s', async (_what, end) => {
    const attempt = await opened(quiz, 10)
    await end(attempt)
    const { person, attemptId } = attempt
    expect(await db.attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ submittedAt: due })
    expect(await submissionOf(attemptId)).toMatchObject({ submittedAt: due, endedBy: 'time', raw: 0, passed: false })
    expect(await findReview(person, attemptId)).toMatchObject({ submittedAt: due, endedBy: 'time' })
    const actions = await actionsAbout(person)
    expect(actions.filter((action) => action === 'attempt.expired')).toHaveLength(1)
    expect(actions).not.toContain('attempt.submitted')
  })

  test('and not before: then only its learner ends it', async () => {
    const { person, attemptId } = await opened()
    const world = at('12:29:59.999')
    await expire(person, attemptId, world)
    await settleEligibility(person, { course, quiz: quiz }, world)
    expect(await startAttempt(person, { course, quiz }, world)).toMatchObject({ attemptId })
    expect(await submissionOf(attemptId)).toBeNull()
    expect(await submit(person, { attemptId }, world)).toMatchObject({ ok: true, result: { passed: true } })
    expect(await submissionOf(attemptId)).toMatchObject({ submittedAt: world.now(), endedBy: 'learner' })
    expect(await actionsAbout(person)).toContain('attempt.submitted')
  })

  test('exactly at it, for any reader', async () => {
    const { person, attemptId } = await opened()
    expect(await submit(person, { attemptId }, at('12:30:00'))).toMatchObject({ ok: true, result: { raw: 10 } })
    expect(await submissionOf(attemptId)).toMatchObject({ submittedAt: due, endedBy: 'time' })
  })

  test('once: an attempt submitted in time does not end again', async () => {
    const { person, attemptId } = await opened()
    await submit(person, { attemptId }, at('12:10:00'))
    await expire(person, attemptId, late)
    expect(await submissionOf(attemptId)).toMatchObject({ submittedAt: at('12:10:00').now(), endedBy: 'learner' })
    expect(await actionsAbout(person)).not.toContain('attempt.expired')
  })

  test('as one submission when eight read it and eight submit it concurrently', async () => {
    for (let round = 0; round < 3; round++) {
      const { person, attemptId } = await opened(quiz, 1)
      const each = Array.from({ length: 8 })
      const outcomes = await Promise.all(
        each.flatMap(
          () => [expire(person, attemptId, late), submit(person, { attemptId }, late)] as Promise<unknown>[],
        ),
      )
      const submitted = outcomes.filter((outcome) => outcome !== undefined) as { ok: boolean }[]
      expect(submitted).toHaveLength(8)
      expect(submitted.filter((outcome) => outcome.ok).length).toBeLessThanOrEqual(1)
      expect(await db.submission.findMany({ where: { attemptId } })).toMatchObject([{ raw: 9, submittedAt: due }])
      expect((await actionsAbout(person)).filter((action) => action === 'attempt.expired')).toHaveLength(1)
    }
  })
})

test('the cool-down starts at the due time', async () => {
  const strict = { ...quiz, attempts: { limit: null, coolDownHours: 1 } }
  const { person, attemptId } = await opened(strict, 10)
  const until = new Date('2026-11-25T13:30:00Z')
  const no = { ok: false, reason: 'cooling-down', until }
  expect(await startAttempt(person, { course, quiz: strict }, at('13:29:59.999'))).toEqual(no)
  const again = await startAttempt(person, { course, quiz: strict }, at('13:30:00'))
  expect(again).toMatchObject({ ok: true })
  expect(again).not.toMatchObject({ attemptId })
})

describe('the time limit can’t be extended', () => {
  test('by a second tab: starting again and showing items keep the attempt and its due time', async () => {
    const { person, attemptId, answer } = await opened()
    for (const clock of ['12:20:00', '12:29:59.999']) {
      expect(await startAttempt(person, { course, quiz }, at(clock))).toMatchObject({ ok: true, attemptId })
      await show(person, { attemptId, position: 2 }, at(clock))
      expect((await findSitting(person, attemptId))?.dueAt).toEqual(due)
    }
    await expect(answer('12:30:00')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('by replaying a request: it is refused, and a later attempt is unaffected', async () => {
    const { person, attemptId, answer } = await opened(quiz, 10)
    await answer('12:10:00', [])
    await expect(answer('12:31:00', [])).rejects.toMatchObject({ code: 'conflict' })
    const started = await startAttempt(person, { course, quiz }, at('12:32:00'))
    if (!started.ok || started.attemptId === attemptId) throw new Error('no further attempt')
    await expect(answer('12:33:00', [])).rejects.toMatchObject({ code: 'conflict' })
    expect(await submit(person, { attemptId }, at('12:34:00'))).toEqual({ ok: false, reason: 'already-submitted' })
    expect(await db.response.count({ where: { attemptId: started.attemptId } })).toBe(0)
    expect((await findSitting(person, started.attemptId))?.dueAt).toEqual(at('13:02:00').now())
  })

  test('or shortened by an edit of the quiz: the limit at the start applies', async () => {
    const { person, attemptId } = await opened()
    for (const timeLimitMinutes of [5, 600, null]) {
      const edited = { ...quiz, timeLimitMinutes }
      expect(await startAttempt(person, { course, quiz: edited }, at('12:20:00'))).toMatchObject({
        ok: true,
        attemptId,
      })
      expect((await findSitting(person, attemptId))?.dueAt).toEqual(due)
    }
  })
})
