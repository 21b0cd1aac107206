import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { ChoiceItem, Item } from '@/lib/content/quiz/schema'
import { db } from '@/lib/platform/db'
import { lessonsOf } from '@/prisma/course-parts'
import { actionsAbout, enrolled, learner, stillWorld } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { answerPractice } from './answer-practice'
import { missingPractice } from './completion'
import { markAsRead } from './mark-as-read'
import { isLessonCompleted, listPracticeResponses } from './queries'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const isSingle = (one?: Item) => one?.interaction === 'choice' && one.cardinality !== 'multiple'
const lesson = lessonsOf(course).find(({ practice }) => practice.length > 1 && isSingle(practice[0])) as Lesson
const [item] = lesson.practice as [ChoiceItem]
const key = item.options.find((option) => option.key)?.id ?? ''
const wrong = item.options.find((option) => !option.key)?.id ?? ''

const answer = { course, lesson, itemId: item.id }

async function enrolledPerson() {
  const person = await learner()
  await enrolled(person, course)
  return person
}

const rowsOf = (accountId: string) =>
  db.practiceResponse.findMany({ where: { accountId }, orderBy: { revision: 'asc' } })

describe('respond to practice', () => {
  test('stores each answer as a row and shows the newest', async () => {
    const person = await enrolledPerson()
    expect(await answerPractice(person, { ...answer, value: [wrong] })).toEqual({ item, correct: false })
    expect(await answerPractice(person, { ...answer, value: [key] })).toEqual({ item, correct: true })
    const rows = await rowsOf(person.accountId)
    expect(rows.map(({ value, correct, revision }) => ({ value, correct, revision }))).toEqual([
      { value: [wrong], correct: false, revision: 1 },
      { value: [key], correct: true, revision: 2 },
    ])
    expect(rows[0]?.itemHash).toBe(item.hash)
    expect(await listPracticeResponses(person, lesson)).toEqual([{ itemId: item.id, value: [key], correct: true }])
  })

  test('concurrent answers all count, each with its own revision', async () => {
    for (let round = 0; round < 3; round++) {
      const person = await enrolledPerson()
      await Promise.all(
        [key, wrong, key, wrong, key, wrong, key, wrong].map((id) =>
          answerPractice(person, { ...answer, value: [id] }),
        ),
      )
      expect((await rowsOf(person.accountId)).map((row) => row.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    }
  })

  test.each([
    ['an item that does not exist', { itemId: 'no-such-item', value: [key] }, 'not-found'],
    ['an option that does not exist', { value: ['z'] }, 'invalid'],
    ['two options', { value: [key, wrong] }, 'invalid'],
    ['one option twice', { value: [key, key] }, 'invalid'],
    ['no option', { value: [] }, 'invalid'],
  ])('refuses %s', async (_what, forged, code) => {
    const person = await enrolledPerson()
    await expect(answerPractice(person, { ...answer, ...forged })).rejects.toMatchObject({ code })
    expect(await rowsOf(person.accountId)).toEqual([])
  })

  test('refuses an item of another lesson', async () => {
    const person = await enrolledPerson()
    const elsewhere = lessonsOf(course).find((one) => one.id !== lesson.id && one.practice.length > 0) as Lesson
    const itemId = elsewhere.practice[0]?.id ?? ''
    await expect(answerPractice(person, { course, lesson, itemId, value: ['a'] })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('refuses a learner without an enrollment', async () => {
    const person = await learner()
    await expect(answerPractice(person, { ...answer, value: [key] })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rowsOf(person.accountId)).toEqual([])
  })
})

describe('respond to practice of every kind', () => {
  const several = sampleItem('practice-several', 'any', ['a', 'b'], ['a', 'b', 'c', 'd'])
  const order = sampleOrder('practice-order', 'any', ['a', 'b', 'c', 'd'])
  const match = sampleMatch('practice-match', 'any')
  /** A copy of the lesson under another id. */
  const mixed: Lesson = { ...lesson, id: 'practice-mixed', practice: [several, order, match] }
  const given = (to: Item, value: string[]) => ({ course, lesson: mixed, itemId: to.id, value })

  test.each<[string, Item, string[], boolean]>([
    ['the keys of several, in any order', several, ['b', 'a'], true],
    ['one of two keys', several, ['a'], false],
    ['the right order, however it was sent', order, ['d:4', 'a:1', 'c:3', 'b:2'], true],
    ['two neighbors changed', order, ['a:2', 'b:1', 'c:3', 'd:4'], false],
    ['the right pairs', match, ['c:s', 'a:r', 'b:p'], true],
    ['two right pairs of three', match, ['a:r', 'b:p', 'c:q'], false],
    ['one target for all', match, ['a:r', 'b:r', 'c:r'], false],
  ])('stores %s', async (_what, to, value, correct) => {
    const person = await enrolledPerson()
    expect(await answerPractice(person, given(to, value))).toEqual({ item: to, correct })
    expect(await rowsOf(person.accountId)).toMatchObject([{ itemId: to.id, itemHash: to.hash, value, correct }])
    expect(await listPracticeResponses(person, mixed)).toEqual([{ itemId: to.id, value, correct }])
  })

  test.each<[string, Item, string[]]>([
    ['one of several twice', several, ['a', 'a']],
    ['none of several', several, []],
    ['an unknown step', order, ['z:1', 'b:2', 'c:3', 'd:4']],
    ['a place that is not there', order, ['a:1', 'b:2', 'c:3', 'd:5']],
    ['a step twice', order, ['a:1', 'a:2', 'c:3', 'd:4']],
    ['two steps in one place', order, ['a:1', 'b:1', 'c:3', 'd:4']],
    ['a part of the steps', order, ['a:1', 'b:2', 'c:3']],
    ['a target that is not there', match, ['a:r', 'b:p', 'c:z']],
    ['a part of the pairs', match, ['a:r', 'b:p']],
  ])('refuses %s and stores nothing', async (_what, to, value) => {
    const person = await enrolledPerson()
    await expect(answerPractice(person, given(to, value))).rejects.toMatchObject({ code: 'invalid' })
    expect(await rowsOf(person.accountId)).toEqual([])
  })

  test('completes a lesson when every item was answered, right or wrong', async () => {
    const person = await enrolledPerson()
    await answerPractice(person, given(several, ['c']))
    await answerPractice(person, given(match, keyOf(match)))
    expect(await markAsRead(person, { course, lesson: mixed })).toMatchObject({ itemIds: [order.id] })
    await answerPractice(person, given(order, keyOf(order).toReversed()))
    expect(await markAsRead(person, { course, lesson: mixed })).toMatchObject({ ok: true })
  })
})

describe('markAsRead', () => {
  test('needs a response to each practice item, right or wrong, and lists the missing ones', async () => {
    const person = await enrolledPerson()
    const ids = lesson.practice.map((one) => one.id)
    expect(await markAsRead(person, { course, lesson })).toEqual({
      ok: false,
      reason: 'practice-missing',
      itemIds: ids,
    })
    await answerPractice(person, { ...answer, value: [wrong] })
    expect(await markAsRead(person, { course, lesson })).toMatchObject({ itemIds: ids.slice(1) })
    expect(await isLessonCompleted(person, lesson)).toBe(false)
    expect(await db.lessonCompletion.count({ where: { accountId: person.accountId } })).toBe(0)
  })

  test('does not complete a text that changed since it was opened', async () => {
    const person = await enrolledPerson()
    const mark = (seen?: string) => markAsRead(person, { course, lesson, seen })
    for (const one of lesson.practice) await answerPractice(person, { ...answer, itemId: one.id, value: keyOf(one) })
    expect(await mark(seenOf({ hash: 'another'.padEnd(64, '0') }))).toEqual({ ok: false, reason: 'changed' })
    expect(await isLessonCompleted(person, lesson)).toBe(false)
    expect(await mark(seenOf(lesson))).toMatchObject({ ok: true })
    // Pages of an earlier release don't send the text's hash.
    expect(await mark()).toMatchObject({ ok: true })
  })

  test('completes once, however often it is sent, and keeps the first time', async () => {
    const person = await enrolledPerson()
    const world = stillWorld()
    await lessonDone(person, course, lesson, world)
    world.pass(60)
    const again = await Promise.all([0, 1, 2].map(() => markAsRead(person, { course, lesson }, world)))
    expect(again).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
    const rows = await db.lessonCompletion.findMany({ where: { accountId: person.accountId } })
    expect(rows.map((row) => row.completedAt)).toEqual([new Date('2026-11-25T12:00:00Z')])
    expect((await actionsAbout(person)).filter((action) => action === 'lesson.completed')).toHaveLength(1)
  })

  test('counts a shared lesson in both courses', async () => {
    const person = await enrolledPerson()
    await lessonDone(person, course, lesson)
    await enrolled(person, other)
    const shared = lessonsOf(other).find((one) => one.id === lesson.id) as Lesson
    expect(await isLessonCompleted(person, shared)).toBe(true)
    expect(await markAsRead(person, { course: other, lesson: shared })).toMatchObject({ ok: true })
    expect(await db.lessonCompletion.count({ where: { accountId: person.accountId } })).toBe(1)
  })

  test('ignores other learners’ responses', async () => {
    const person = await enrolledPerson()
    const stranger = await enrolledPerson()
    await lessonDone(stranger, course, lesson)
    expect(await markAsRead(person, { course, lesson })).toMatchObject({ ok: false })
    expect(await isLessonCompleted(person, lesson)).toBe(false)
  })

  test('refuses a learner without an enrollment', async () => {
    await expect(markAsRead(await learner(), { course, lesson })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('missingPractice lists items in their order', () => {
  const responses = lesson.practice.slice(1).map((one) => ({ itemId: one.id }))
  expect(missingPractice(lesson, responses)).toEqual([item.id])
  expect(missingPractice({ practice: [] }, [])).toEqual([])
})

test('missingPractice passes over an item with a content note', () => {
  const practice = lesson.practice.map((one, index) => (index === 0 ? { ...one, contentNote: 'It is cold.' } : one))
  expect(missingPractice({ practice }, [])).toEqual(lesson.practice.slice(1).map(({ id }) => id))
})
