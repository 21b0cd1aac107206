import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Confidence } from '@/lib/content/quiz/schema'
import { db } from '@/lib/platform/db'
import { finalOf, pretestOf, quizOf } from '@/prisma/course-parts'
import { attestedBy, enrolled, learner, openFrom } from '@/prisma/factories'
import { respond } from './respond'
import { findReview } from './review'
import { show } from './show'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
const pretest = pretestOf(course)

/** The first item of an open attempt at a quiz. */
async function opened(quiz: Quiz) {
  const person = await learner()
  await enrolled(person, course)
  const started = await startAttempt(person, { course: openFrom(course), quiz, attested: attestedBy(person) })
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const { itemId } = await db.attemptItem.findFirstOrThrow({ where: { attemptId, position: 1 } })
  const key = keyOf(quiz.bank.find((item) => item.id === itemId) as Quiz['bank'][number])
  return {
    person,
    attemptId,
    key,
    answer: (value: string[] | null, confidence?: Confidence | null) =>
      respond(person, quiz, { attemptId, position: 1, value, flagged: false, confidence }),
    kept: async () => (await show(person, { attemptId, position: 1 }))?.confidence,
  }
}

describe('confidence in an answer', () => {
  test.each([
    ['a pre-test', pretest],
    ['a final', finalOf(course)],
  ])('is stored in %s, and the last value counts', async (_what, quiz) => {
    const { key, answer, kept } = await opened(quiz)
    await answer(key)
    expect(await kept()).toBeNull()
    for (const confidence of ['guess', 'think-so', 'sure'] as const) {
      await answer(key, confidence)
      expect(await kept()).toBe(confidence)
    }
  })

  test('is not stored in a module’s quiz', async () => {
    const { key, answer, kept, attemptId } = await opened(quizOf(course))
    await answer(key, 'sure')
    expect(await kept()).toBeNull()
    expect(await db.response.findMany({ where: { attemptId } })).toMatchObject([{ value: key, confidence: null }])
  })

  test('survives a later answer or flag without a value', async () => {
    const { key, answer, kept } = await opened(finalOf(course))
    await answer(key, 'think-so')
    await answer(key)
    expect(await kept()).toBe('think-so')
    await answer(key, null)
    await answer(null)
    expect(await kept()).toBe('think-so')
  })

  test('may come before the answer', async () => {
    const { key, answer, kept } = await opened(finalOf(course))
    await answer(null, 'guess')
    await answer(key)
    expect(await kept()).toBe('guess')
  })

  test('appears in the result', async () => {
    const { person, attemptId, key, answer } = await opened(pretest)
    await answer(key, 'sure')
    await submit(person, { attemptId })
    const items = (await findReview(person, attemptId))?.items ?? []
    expect(items[0]).toMatchObject({ confidence: 'sure', value: key, credit: 1 })
    expect(items.length).toBeGreaterThan(1)
    expect(items.slice(1).every((item) => item.confidence === null)).toBe(true)
  })
})
