import { describe, expect, test, vi } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { roundTrips } from '@/fixtures/round-trips'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { quizOf } from '@/prisma/course-parts'
import { enrolled, learner } from '@/prisma/factories'
import { findEligibilityOfSession } from './eligibility'
import { respond } from './respond'
import { findReviewOfSession } from './review'
import { findSitting, findSittingOfSession } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
const quiz = quizOf(course)

async function opened() {
  const person = await learner()
  await enrolled(person, course)
  const started = await startAttempt(person, { course, quiz })
  if (!started.ok) throw new Error(started.reason)
  return { person, attemptId: started.attemptId }
}

describe('round trips to Postgres', () => {
  test('an answer is one, saved or refused; so is the state of an attempt', async () => {
    const { person, attemptId } = await opened()
    const answer = (value: string[] | null) => () =>
      respond(person, quiz, { attemptId, position: 1, value, flagged: false })
    for (const value of [null, []]) expect(await roundTrips(answer(value))).toBe(1)
    expect(await roundTrips(() => answer(['z'])().catch(() => null))).toBe(1)
    expect(await roundTrips(() => findSitting(person, attemptId))).toBe(1)
  })

  test('an attempt is at most sixteen: start, ten answers, review, submission, result', async () => {
    const person = await learner()
    await enrolled(person, course)
    const session = await openedSession(person)
    const whole = async () => {
      const eligibility = (await findEligibilityOfSession(session, course, quiz))?.found
      if (!eligibility) throw new Error('not enrolled')
      const started = await startAttempt(person, { course, quiz, eligibility })
      if (!started.ok) throw new Error(started.reason)
      const { attemptId } = started
      for (let position = 1; position <= 10; position += 1) {
        await respond(session, quiz, { attemptId, position, value: ['a'], flagged: false }).catch(() => null)
      }
      await findSittingOfSession(session, attemptId)
      const sitting = (await findSittingOfSession(session, attemptId))?.found
      if (!sitting) throw new Error('not theirs')
      expect(await submit(person, { attemptId, sitting })).toMatchObject({ ok: true })
      expect((await findReviewOfSession(session, attemptId))?.found?.review).toMatchObject({ max: 10 })
    }
    expect(await roundTrips(whole)).toBeLessThanOrEqual(16)
  })

  test('a process that did not start the attempt reads its items once', async () => {
    const { person, attemptId } = await opened()
    vi.resetModules()
    vi.stubGlobal('northlightDrawn', undefined)
    const restarted = await import('./respond')
    const answer = () => restarted.respond(person, quiz, { attemptId, position: 1, value: [], flagged: true })
    expect(await roundTrips(answer)).toBe(2)
    expect(await roundTrips(answer)).toBe(1)
    vi.unstubAllGlobals()
  })
})
