import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { draw } from '@/lib/content/quiz/draw'
import { maxChoices } from '@/lib/content/quiz/interaction'
import { db } from '@/lib/platform/db'
import { quizOf, quizzesOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, learner, stillWorld } from '@/prisma/factories'
import { findPretestResult } from './queries'
import { respond } from './respond'
import { show } from './show'
import { findSitting } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const quiz = quizOf(course)

async function enrolledPerson() {
  const person = await learner()
  await enrolled(person, course)
  return person
}

async function startedId(...args: Parameters<typeof startAttempt>): Promise<string> {
  const started = await startAttempt(...args)
  if (!started.ok) throw new Error(started.reason)
  return started.attemptId
}

const itemsOf = (attemptId: string) => db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })

describe('start', () => {
  test('four concurrent starts make one open attempt with one form and one audit row', async () => {
    for (let round = 0; round < 3; round++) {
      const person = await enrolledPerson()
      const started = await Promise.all([0, 1, 2, 3].map(() => startedId(person, { course, quiz })))
      expect(new Set(started).size).toBe(1)
      expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(1)
      expect(await itemsOf(started[0] ?? '')).toHaveLength(10)
      expect((await actionsAbout(person)).filter((action) => action === 'attempt.started')).toHaveLength(1)
      expect(await startedId(person, { course, quiz })).toBe(started[0])
    }
  })

  test('freezes the seed, the form, the versions of its items, the pass rule and the time limit', async () => {
    const person = await enrolledPerson()
    const id = await startedId(person, { course, quiz: { ...quiz, timeLimitMinutes: 45 } })
    const attempt = await db.attempt.findUniqueOrThrow({ where: { id }, include: { courseVersion: true } })
    expect(attempt.seed).toMatch(/^[0-9a-f]{32}$/)
    expect(attempt).toMatchObject({ passRule: course.passRule, quizRole: 'module', submittedAt: null })
    expect(attempt.timeLimitMinutes).toBe(45)
    expect(attempt.courseVersion.hash).toBe(course.hash)
    const form = draw({
      bank: quiz.bank,
      blueprint: quiz.blueprint,
      seed: attempt.seed,
      seen: new Set(),
      seenElsewhere: new Set(),
    })
    expect(await itemsOf(id)).toEqual(
      form.map(({ position, item, optionOrder, targetOrder }) => ({
        attemptId: id,
        position,
        itemId: item.id,
        itemHash: item.hash,
        objective: item.objective,
        optionOrder,
        targetOrder,
        maxChoices: maxChoices(item),
      })),
    )
  })

  test('a retake shows unseen items first', async () => {
    const person = await enrolledPerson()
    const first = await answeredAttempt(person, course, { wrong: 10 })
    await submit(person, { attemptId: first })
    const second = await startedId(person, { course, quiz })
    const seen = new Set((await itemsOf(first)).map((item) => item.itemId))
    for (const [objective, wanted] of Object.entries(quiz.blueprint)) {
      const unseen = quiz.bank.filter((item) => item.objective === objective && !seen.has(item.id)).length
      const drawn = (await itemsOf(second)).filter((item) => item.objective === objective)
      expect(drawn).toHaveLength(wanted)
      expect(drawn.filter((item) => seen.has(item.itemId))).toHaveLength(Math.max(0, wanted - unseen))
    }
  })

  test('is refused once the quiz is passed in any course', async () => {
    const person = await enrolledPerson()
    await submit(person, { attemptId: await answeredAttempt(person, course) })
    const passed = { ok: false, reason: 'already-passed' }
    expect(await startAttempt(person, { course, quiz })).toEqual(passed)
    await enrolled(person, other)
    expect(await startAttempt(person, { course: other, quiz: quizOf(other) })).toEqual(passed)
  })

  test('a pre-test is taken once, from items of its own, and its result is found', async () => {
    const person = await enrolledPerson()
    expect(await findPretestResult(person, course, new Date('2100-01-01'))).toBeNull()
    const [pretest] = listUnits(course) as [Quiz]
    const attemptId = await answeredAttempt(person, course, { quiz: pretest, wrong: 1 })
    const drawn = new Set((await itemsOf(attemptId)).map((item) => item.itemId))
    const others = quizzesOf(course).flatMap((other) => other.bank)
    expect(others.filter((item) => drawn.has(item.id))).toEqual([])
    await submit(person, { attemptId })
    const max = drawn.size
    expect(await findPretestResult(person, course, new Date('2100-01-01'))).toMatchObject({ raw: max - 1, max })
    expect(await startAttempt(person, { course, quiz: pretest })).toEqual({ ok: false, reason: 'already-taken' })
  })

  test('keeps the limit and the cool-down of the quiz', async () => {
    const person = await enrolledPerson()
    const world = stillWorld()
    const strict = { ...quiz, attempts: { limit: 2, coolDownHours: 24 } }
    const failed = async () =>
      submit(person, { attemptId: await answeredAttempt(person, course, { quiz: strict, wrong: 10, world }) }, world)
    await failed()
    const until = new Date('2026-11-26T12:00:00Z')
    expect(await startAttempt(person, { course, quiz: strict }, world)).toEqual({
      ok: false,
      reason: 'cooling-down',
      until,
    })
    world.pass(24 * 60)
    await failed()
    world.pass(24 * 60)
    expect(await startAttempt(person, { course, quiz: strict }, world)).toEqual({
      ok: false,
      reason: 'no-attempts-left',
    })
  })

  test('concurrent starts and submissions never exceed the limit', async () => {
    const person = await enrolledPerson()
    const strict = { ...quiz, attempts: { limit: 2, coolDownHours: null } }
    const flow = async () => {
      for (let taken = 0; taken < 4; taken += 1) {
        const started = await startAttempt(person, { course, quiz: strict })
        if (!started.ok) return
        await submit(person, started)
      }
    }
    await Promise.all([0, 1, 2, 3, 4, 5].map(flow))
    expect(await db.submission.count({ where: { attempt: { accountId: person.accountId } } })).toBe(2)
    expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(2)
  })

  test('is refused without an enrollment', async () => {
    await expect(startAttempt(await learner(), { course, quiz })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a quiz that courses share', () => {
  const shared = quizzesOf(other).find(({ id }) => id === quiz.id) as Quiz

  test('has the same open attempt from either course, with the answers so far', async () => {
    const person = await enrolledPerson()
    const id = await startedId(person, { course, quiz })
    await respond(person, quiz, { attemptId: id, position: 1, value: null, flagged: true })
    await expect(startAttempt(person, { course: other, quiz: shared })).rejects.toMatchObject({ code: 'forbidden' })
    await enrolled(person, other)
    const again = await startAttempt(person, { course: other, quiz: shared })
    expect(again).toEqual({ ok: true, attemptId: id, courseId: course.id })
    expect((await findSitting(person, id))?.items[0]).toMatchObject({ flagged: true })
    expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(1)
  })

  test('has one open attempt when started from both concurrently', async () => {
    for (let round = 0; round < 3; round++) {
      const person = await enrolledPerson()
      await enrolled(person, other)
      const starts = [course, other, course, other].map((one) =>
        startAttempt(person, { course: one, quiz: quizOf(one) }),
      )
      expect(new Set((await Promise.all(starts)).map((one) => JSON.stringify(one))).size).toBe(1)
      expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(1)
    }
  })
})

describe('a sitting', () => {
  test('is visible only to its owner', async () => {
    const person = await enrolledPerson()
    const stranger = await enrolledPerson()
    const id = await startedId(person, { course, quiz })
    expect((await findSitting(person, id))?.items).toHaveLength(10)
    expect(await show(person, { attemptId: id, position: 1 })).not.toBeNull()
    expect(await show(person, { attemptId: id, position: 11 })).toBeNull()
    expect(await findSitting(stranger, id)).toBeNull()
    expect(await show(stranger, { attemptId: id, position: 1 })).toBeNull()
    expect(await findSitting(person, 'no-id')).toBeNull()
  })

  test('records once when an item was first shown, only for the learner’s open attempt', async () => {
    const person = await enrolledPerson()
    const stranger = await enrolledPerson()
    const world = stillWorld()
    const attemptId = await startedId(person, { course, quiz }, world)
    await show(stranger, { attemptId, position: 1 }, world)
    await show(person, { attemptId, position: 99 }, world)
    await Promise.all([0, 1].map(() => show(person, { attemptId, position: 2 }, world)))
    world.pass(5)
    await show(person, { attemptId, position: 2 }, world)
    const rows = await db.response.findMany({ where: { attemptId } })
    const shownAt = new Date('2026-11-25T12:00:00Z')
    expect(rows).toMatchObject([{ position: 2, value: [], answeredAt: null, shownAt }])
    expect((await findSitting(person, attemptId))?.items[1]).toMatchObject({
      answered: false,
      begun: false,
      flagged: false,
    })
  })
})
