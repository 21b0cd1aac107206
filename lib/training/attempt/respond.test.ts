import { describe, expect, test } from 'vitest'
import { roundTrips } from '@/fixtures/round-trips'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { endSession, type SessionClaims } from '@/lib/people/account/session/session'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { answeredAttempt, enrolled, learner, stillWorld, testPassword } from '@/prisma/factories'
import { respond } from './respond'
import { show } from './show'
import { findSitting, findSittingOfSession } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
/** Single-choice items only; interactions.test.ts has the other kinds. */
const quiz: Quiz = {
  ...quizOf(course),
  bank: quizOf(course).bank.filter((item) => item.interaction === 'choice' && item.cardinality !== 'multiple'),
}

async function sitting(): Promise<{ person: Learner; attemptId: string; options: [string, string] }> {
  const person = await learner()
  await enrolled(person, course)
  const started = await startAttempt(person, { course, quiz })
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const drawn = await db.attemptItem.findFirstOrThrow({ where: { attemptId, position: 1 } })
  return { person, attemptId, options: drawn.optionOrder as [string, string] }
}

async function signIn(person: Learner): Promise<SessionClaims> {
  const credentials = { email: person.email, password: testPassword, address: '192.0.2.10', userAgent: null }
  const verified = await verifyCredentials(credentials)
  if (!verified.ok) throw new Error(verified.reason)
  return verified.session
}

const kept = (attemptId: string) => db.response.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })

describe('respond', () => {
  test('checks the session in the same statement, and saves nothing after it ended', async () => {
    const { person, attemptId, options } = await sitting()
    const session = await signIn(person)
    const answer = (value: string) => respond(session, quiz, { attemptId, position: 1, value: [value], flagged: false })
    expect(await roundTrips(() => answer(options[0]))).toBe(1)
    expect((await findSittingOfSession(session, attemptId))?.found?.items[0]?.answered).toBe(true)
    await endSession(session)
    await expect(answer(options[1])).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await findSittingOfSession(session, attemptId)).toBeNull()
    expect(await kept(attemptId)).toMatchObject([{ value: [options[0]], revision: 1 }])
  })

  test('refuses a session of another learner as if there were no attempt', async () => {
    const { attemptId, options } = await sitting()
    const session = await signIn(await learner())
    const answer = respond(session, quiz, { attemptId, position: 1, value: [options[0]], flagged: false })
    await expect(answer).rejects.toMatchObject({ code: 'not-found' })
    expect((await findSittingOfSession(session, attemptId))?.found).toBeNull()
    expect(await kept(attemptId)).toEqual([])
  })

  test('keeps the answer with its moment; the last acknowledged one counts', async () => {
    const { person, attemptId, options } = await sitting()
    const world = stillWorld()
    const answer = (value: string) =>
      respond(person, quiz, { attemptId, position: 1, value: [value], flagged: false }, world)
    expect(await answer(options[0])).toEqual({ revision: 1, complete: true })
    world.pass(1)
    expect(await answer(options[1])).toEqual({ revision: 2, complete: true })
    expect(await kept(attemptId)).toMatchObject([
      { position: 1, value: [options[1]], revision: 2, answeredAt: new Date('2026-11-25T12:01:00Z') },
    ])
    expect((await show(person, { attemptId, position: 1 }))?.value).toEqual([options[1]])
  })

  test('sending the same answer again, or a flag with it, leaves the moment when it was given', async () => {
    const { person, attemptId, options } = await sitting()
    const world = stillWorld()
    const answer = (value: string[], flagged = false) =>
      respond(person, quiz, { attemptId, position: 1, value, flagged }, world)
    await answer([options[0]])
    world.pass(40)
    await answer([options[0]], true)
    const given = new Date('2026-11-25T12:00:00Z')
    expect(await kept(attemptId)).toMatchObject([
      { value: [options[0]], flagged: true, answeredAt: given, revision: 2 },
    ])
    await answer([options[1]])
    expect(await kept(attemptId)).toMatchObject([{ answeredAt: new Date('2026-11-25T12:40:00Z') }])
  })

  test('the answer with the highest revision wins among concurrent ones', async () => {
    const { person, attemptId, options } = await sitting()
    const values = [...options, ...options, ...options, ...options]
    const saved = await Promise.all(
      values.map(async (value) => ({
        value,
        ...(await respond(person, quiz, { attemptId, position: 1, value: [value], flagged: false })),
      })),
    )
    expect(saved.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(values.map((_, n) => n + 1))
    const last = saved.find(({ revision }) => revision === values.length)
    expect(await kept(attemptId)).toMatchObject([{ value: [last?.value], revision: values.length }])
  })

  test('null keeps the answer with its moment, and sets the flag', async () => {
    const { person, attemptId, options } = await sitting()
    const world = stillWorld()
    await respond(person, quiz, { attemptId, position: 1, value: [options[0]], flagged: false }, world)
    world.pass(1)
    await respond(person, quiz, { attemptId, position: 1, value: null, flagged: true }, world)
    await respond(person, quiz, { attemptId, position: 2, value: null, flagged: true }, world)
    expect(await kept(attemptId)).toMatchObject([
      { position: 1, value: [options[0]], flagged: true, answeredAt: new Date('2026-11-25T12:00:00Z') },
      { position: 2, value: [], flagged: true, answeredAt: null },
    ])
    expect((await findSitting(person, attemptId))?.items.slice(0, 3)).toMatchObject([
      { position: 1, answered: true, flagged: true },
      { position: 2, answered: false, flagged: true },
      { position: 3, answered: false, flagged: false },
    ])
    await respond(person, quiz, { attemptId, position: 1, value: null, flagged: false }, world)
    expect((await findSitting(person, attemptId))?.items[0]).toMatchObject({ answered: true, flagged: false })
  })

  test('an empty value takes the answer back', async () => {
    const { person, attemptId, options } = await sitting()
    const answer = { attemptId, position: 1, flagged: false }
    await respond(person, quiz, { ...answer, value: [options[0]] })
    expect(await respond(person, quiz, { ...answer, value: [] })).toEqual({ revision: 2, complete: false })
    expect(await kept(attemptId)).toMatchObject([{ value: [], answeredAt: null }])
    expect((await findSitting(person, attemptId))?.items[0]?.answered).toBe(false)
    expect((await show(person, { attemptId, position: 1 }))?.value).toEqual([])
  })

  test('an answer after the item was shown keeps when that was', async () => {
    const { person, attemptId, options } = await sitting()
    const world = stillWorld()
    await show(person, { attemptId, position: 1 }, world)
    world.pass(2)
    const answer = { attemptId, position: 1, value: [options[0]], flagged: false }
    expect(await respond(person, quiz, answer, world)).toEqual({ revision: 1, complete: true })
    const times = { shownAt: new Date('2026-11-25T12:00:00Z'), answeredAt: new Date('2026-11-25T12:02:00Z') }
    expect(await kept(attemptId)).toMatchObject([times])
  })

  test.each([
    ['a position that was not drawn', { position: 11 }, 'not-found'],
    ['position 0', { position: 0 }, 'not-found'],
    ['an option that the item does not have', { value: ['z'] }, 'invalid'],
    ['an option made of SQL', { value: [`a"]'::jsonb); drop table response; --`] }, 'invalid'],
    ['two options', { value: ['a', 'b'] }, 'invalid'],
    ['one option twice', { value: ['a', 'a'] }, 'invalid'],
    ['a pair', { value: ['a:1'] }, 'invalid'],
  ])('refuses %s, and saves nothing', async (_what, forged, code) => {
    const { person, attemptId, options } = await sitting()
    const input = { attemptId, position: 1, value: [options[0]], flagged: true, ...forged }
    await expect(respond(person, quiz, input)).rejects.toMatchObject({ code })
    expect(await kept(attemptId)).toEqual([])
  })

  test('another learner’s attempt is not there, and neither is one that was never started or is at another quiz', async () => {
    const mine = await sitting()
    const theirs = await sitting()
    const answer = { position: 1, value: theirs.options.slice(0, 1), flagged: false }
    const notFound = { code: 'not-found' }
    for (const attemptId of [theirs.attemptId, mine.person.accountId]) {
      await expect(respond(mine.person, quiz, { attemptId, ...answer })).rejects.toMatchObject(notFound)
    }
    const elsewhere = { id: 'quiz-elsewhere', role: quiz.role }
    const { attemptId } = theirs
    await expect(respond(theirs.person, elsewhere, { attemptId, ...answer })).rejects.toMatchObject(notFound)
    expect(await kept(attemptId)).toEqual([])
  })

  test('after the submission nothing is saved: no answer, no flag, no moment', async () => {
    const person = await learner()
    await enrolled(person, course)
    const attemptId = await answeredAttempt(person, course, { quiz })
    const before = await kept(attemptId)
    await submit(person, { attemptId })
    for (const value of [before[0]?.value as string[], null, [], ['z']]) {
      await expect(respond(person, quiz, { attemptId, position: 1, value, flagged: true })).rejects.toMatchObject({
        code: 'conflict',
      })
    }
    await show(person, { attemptId, position: 1 })
    expect(await kept(attemptId)).toEqual(before)
  })
})
