import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  beatsOf,
  course,
  creditsOf,
  enrolledPerson,
  later,
  lesson,
  opened,
  other,
  place,
  second,
  seconds,
} from '@/fixtures/reader'
import { begins, simulate, steps } from '@/fixtures/time'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { learner } from '@/prisma/factories'
import { beat } from './beat'
import { begin } from './begin'
import { nextSeconds } from './interval'
import { openView } from './open-view'
import { stepIn } from './schema'
import { makeToken } from './token'

describe('a beat', () => {
  test('counts elapsed time up to its cap, and says when the next is due', async () => {
    const person = await enrolledPerson()
    const world = later()
    const { token, next } = await opened(person, world)
    expect(next).toBeGreaterThanOrEqual(15)
    expect(next).toBeLessThanOrEqual(25)
    world.pass(20 * seconds)
    const first = await beat(person, { ...place, token }, world)
    world.pass(5)
    const late = await beat(person, { ...place, token }, world)
    expect([first.time.activeMs, late.time.activeMs]).toEqual([20_000, 50_000])
    const [one, two] = await beatsOf(person)
    expect([one?.ordinal, two?.ordinal, two?.capMs]).toEqual([1, 2, 30_000])
    // The server can recompute what it told the page.
    expect(first.next).toBe(nextSeconds(one?.viewId ?? '', 1))
  })

  test('keeps the step on screen, and none for a page that names none', async () => {
    const person = await enrolledPerson()
    const world = later()
    const { token } = await opened(person, world)
    const stepId = lesson.steps[1]?.id ?? ''
    world.pass(20 * seconds)
    await beat(person, { ...place, token, stepId }, world)
    world.pass(20 * seconds)
    await beat(person, { ...place, token }, world)
    expect((await beatsOf(person)).map((one) => one.stepId)).toEqual([stepId, null])
    expect([stepIn(lesson, stepId), stepIn(lesson, 'no-such-step'), stepIn(lesson, null)]).toEqual([stepId, null, null])
  })

  test('concurrent beats count the time once: a hundred tabs and two devices are one learner', async () => {
    const person = await enrolledPerson()
    const world = later()
    const tabs = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const at = { ...place, sessionId: index % 2 ? 'phone' : 'desk' }
        return { ...at, token: (await opened(person, world, at)).token }
      }),
    )
    world.pass(20 * seconds)
    await Promise.all(tabs.map((tab) => beat(person, tab, world)))
    expect(await creditsOf(person)).toEqual([20_000])
    world.pass(20 * seconds)
    await Promise.all(tabs.map(() => beat(person, tabs[0] as (typeof tabs)[0], world)))
    expect(await creditsOf(person)).toEqual([20_000, 20_000])
  })

  test('does not fill the table when sent without a pause', async () => {
    const person = await enrolledPerson()
    const world = later()
    const { token } = await opened(person, world)
    for (let tries = 0; tries < 12; tries += 1) {
      world.pass(0.2 * seconds)
      await beat(person, { ...place, token }, world)
    }
    expect(await creditsOf(person)).toEqual([1000, 1000])
    await expect(
      Promise.all(Array.from({ length: 150 }, () => openView(person, { ...place, page: 'practice' }, world))),
    ).rejects.toMatchObject({ code: 'too-many' })
    const made = { ...place, token: 'null' }
    const tries = await Promise.allSettled(Array.from({ length: 400 }, () => beat(person, made, world)))
    const codes = tries.map((one) => one.status === 'rejected' && one.reason.code)
    expect([codes[0], codes.at(-1)]).toEqual(['invalid', 'too-many'])
    world.pass(1)
    await expect(beat(person, { ...place, token }, world)).resolves.toBeDefined()
  })

  test('stores what the model predicts, whatever is opened, repeated or set back', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const person = await enrolledPerson()
        const world = later()
        const tokens: string[] = []
        for (const one of taken) {
          if (one.kind === 'pass') world.pass(one.ms / 60_000)
          else if (one.kind === 'open') tokens.push((await opened(person, world)).token)
          else if (tokens.length > 0)
            await beat(person, { ...place, token: tokens[one.view % tokens.length] ?? '' }, world)
        }
        const kept = (await beatsOf(person)).map(({ at, creditMs }) => ({ at: at.getTime(), creditMs }))
        expect(kept).toEqual(simulate(taken).beats.map(({ at, creditMs }) => ({ at, creditMs })))
      }),
      { numRuns: 6 },
    )
  })
})

describe('refusals', () => {
  const world = later()
  let person: Learner
  let token: string
  beforeAll(async () => {
    person = await enrolledPerson()
    token = (await opened(person, world)).token
    world.pass(20 * seconds)
  })

  test.each<[string, () => Partial<typeof place & { token: string }>, string]>([
    ['a token of another sign-in', () => ({ sessionId: 'elsewhere' }), 'forbidden'],
    ['a token of another unit', () => ({ unitId: second.id }), 'forbidden'],
    ['a token of another course', () => ({ courseId: other.id }), 'forbidden'],
    ['a changed signature', () => ({ token: `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}` }), 'invalid'],
    ['changed claims', () => ({ token: `A${token.slice(1)}` }), 'invalid'],
    ['claims without a signature', () => ({ token: `${token.split('.')[0]}.` }), 'invalid'],
    ['a signature with more behind it', () => ({ token: `${token}.x` }), 'invalid'],
    ['nothing of ours', () => ({ token: 'null' }), 'invalid'],
  ])('%s', async (_what, forged, code) => {
    await expect(beat(person, { ...place, token, ...forged() }, world)).rejects.toMatchObject({ code })
    expect(await beatsOf(person)).toEqual([])
  })

  test('another learner’s token', async () => {
    const stranger = await enrolledPerson()
    await opened(stranger, world)
    await expect(beat(stranger, { ...place, token }, world)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await beatsOf(stranger)).toEqual([])
  })

  test('a page open for longer than a sign-in lasts', async () => {
    const viewId = '00000000-0000-4000-8000-000000000000'
    const old = makeToken({ ...place, viewId, accountId: person.accountId }, new Date(begins - 13 * 3_600_000))
    await expect(beat(person, { ...place, token: old }, world)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a learner without an enrollment gets no view and no clock', async () => {
    const stranger = await learner()
    expect(await openView(stranger, { ...place, page: 'lesson' })).toEqual({ ok: false, reason: 'not-enrolled' })
    const input = { course, lesson, sessionId: 'here' }
    await expect(begin(stranger, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.pageView.count({ where: { accountId: stranger.accountId } })).toBe(0)
    expect(await db.activeClock.count({ where: { accountId: stranger.accountId } })).toBe(0)
  })
})
