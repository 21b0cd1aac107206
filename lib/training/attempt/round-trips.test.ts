import { describe, expect, test, vi } from 'vitest'
import { roundTrips } from '@/fixtures/round-trips'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import { quizOf } from '@/prisma/course-parts'
import { enrolled, learner } from '@/prisma/factories'
import { findSitting } from './queries'
import { respond } from './respond'
import { startAttempt } from './start'

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
