import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { answeredAttempt, enrolled, learner, stillWorld } from '@/prisma/factories'
import { findReview } from './review'
import { storedItem } from './schema'
import { show } from './show'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]

/** Each test has its own quiz, with items that no attempt has drawn. */
function quizOn(name: string): Quiz {
  const bank = [
    sampleItem(`${name}-one`, 'any'),
    sampleItem(`${name}-several`, 'any', ['a', 'b'], ['a', 'b', 'c', 'd']),
    sampleOrder(`${name}-order`, 'any', ['a', 'b', 'c', 'd']),
    sampleMatch(`${name}-match`, 'any'),
  ]
  return { ...quizOf(course), bank, blueprint: { any: 4 } }
}

/** The same ids with another stem and key: the old right answers are wrong. */
function edited(item: Item): Item {
  const rest = { stem: 'Edited.', hash: `${item.hash}-edited` }
  if (item.interaction === 'order') return { ...item, ...rest, key: item.key.toReversed() }
  if (item.interaction === 'match') {
    return { ...item, ...rest, options: item.options.map((option) => ({ ...option, target: 'q' })) }
  }
  const keys = item.options.map((option) => option.key)
  return {
    ...item,
    ...rest,
    options: item.options.map((option, index) => ({ ...option, key: keys.at(index - 1) ?? false })),
  }
}
const editedQuiz = (quiz: Quiz): Quiz => ({ ...quiz, bank: quiz.bank.map(edited) })

async function enrolledPerson() {
  const person = await learner()
  await enrolled(person, course)
  return person
}

const versionsOf = (bank: readonly Item[]) =>
  db.itemVersion.findMany({ where: { itemId: { in: bank.map(({ id }) => id) } }, orderBy: { hash: 'asc' } })

describe('an item version', () => {
  test('is stored once, whole, for all learners who draw it', async () => {
    const quiz = quizOn('versions-once')
    const world = stillWorld()
    for (let round = 0; round < 3; round++) {
      await startAttempt(await enrolledPerson(), { course, quiz }, world)
      world.pass(1)
    }
    const versions = await versionsOf(quiz.bank)
    const byHash = new Map(quiz.bank.map((item) => [item.hash, item]))
    expect(versions.map(({ hash }) => hash)).toEqual([...byHash.keys()].sort())
    for (const { hash, itemId, item, firstDrawnAt } of versions) {
      expect(itemId).toBe(byHash.get(hash)?.id)
      expect(storedItem.parse(item)).toEqual(byHash.get(hash))
      expect(firstDrawnAt).toEqual(new Date('2026-11-25T12:00:00Z'))
    }
  })

  test('is stored once when eight attempts first draw it concurrently', async () => {
    for (let round = 0; round < 3; round++) {
      const quiz = quizOn(`versions-raced-${round}`)
      const people = await Promise.all(Array.from({ length: 8 }, enrolledPerson))
      const started = await Promise.all(people.map((person) => startAttempt(person, { course, quiz })))
      expect(started.every(({ ok }) => ok)).toBe(true)
      expect(await versionsOf(quiz.bank)).toHaveLength(4)
    }
  })

  test('is new after an edit; the earlier one is unchanged', async () => {
    const quiz = quizOn('versions-edited')
    await startAttempt(await enrolledPerson(), { course, quiz })
    const before = await versionsOf(quiz.bank)
    await startAttempt(await enrolledPerson(), { course, quiz: editedQuiz(quiz) })
    const after = await versionsOf(quiz.bank)
    expect(after).toHaveLength(8)
    expect(after).toEqual(expect.arrayContaining(before))
  })
})

describe('old attempts use the versions they drew', () => {
  test('an edit of the bank does not reach an open attempt', async () => {
    const quiz = quizOn('versions-open')
    const person = await enrolledPerson()
    const attemptId = await answeredAttempt(person, course, { quiz })
    const shown = () => Promise.all([1, 2, 3, 4].map((position) => show(person, { attemptId, position })))
    const before = await shown()
    await startAttempt(await enrolledPerson(), { course, quiz: editedQuiz(quiz) })
    expect(await startAttempt(person, { course, quiz: editedQuiz(quiz) })).toMatchObject({ ok: true, attemptId })
    expect(await shown()).toEqual(before)
    expect(before.some((one) => one?.item.stem === 'Edited.')).toBe(false)
    // By the edited keys the same answers would be wrong.
    expect(await submit(person, { attemptId })).toMatchObject({ ok: true, result: { raw: 4, passed: true } })
  })

  test('a review shows the stems, keys and explanations as drawn', async () => {
    const quiz = quizOn('versions-review')
    const person = await enrolledPerson()
    const attemptId = await answeredAttempt(person, course, { quiz, wrong: 1 })
    await submit(person, { attemptId })
    const before = await findReview(person, attemptId)
    expect(before).toMatchObject({ raw: 3, max: 4, scaled: 0.75 })
    await startAttempt(await enrolledPerson(), { course, quiz: editedQuiz(quiz) })
    const review = await findReview(person, attemptId)
    expect(review).toEqual(before)
    const own = new Map(quiz.bank.map((item) => [item.id, item]))
    const rows = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })
    expect(review?.items).toHaveLength(4)
    review?.items.forEach(({ position, item, optionOrder, targetOrder, value, credit }, index) => {
      expect([position, item]).toEqual([index + 1, own.get(item.id)])
      expect({ optionOrder, targetOrder }).toEqual({
        optionOrder: rows[index]?.optionOrder,
        targetOrder: rows[index]?.targetOrder,
      })
      expect(credit).toBe(index === 0 ? 0 : 1)
      if (index > 0) expect(value).toEqual(keyOf(item))
    })
  })

  test('a retake after the edit draws and scores the edited items', async () => {
    const quiz = quizOn('versions-retake')
    const person = await enrolledPerson()
    await submit(person, { attemptId: await answeredAttempt(person, course, { quiz, wrong: 4 }) })
    const attemptId = await answeredAttempt(person, course, { quiz: editedQuiz(quiz) })
    expect(await submit(person, { attemptId })).toMatchObject({ ok: true, result: { raw: 4 } })
    const review = await findReview(person, attemptId)
    expect(review?.items.every(({ item }) => item.stem === 'Edited.')).toBe(true)
  })
})
