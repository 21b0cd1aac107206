import { describe, expect, test } from 'vitest'
import {
  candidate,
  casesOf,
  course,
  courses,
  oneDay,
  plansOf,
  practiceDeeds,
  settings,
} from '@/fixtures/spaced-practice'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { learner } from '@/prisma/factories'
import { changePlan } from './change-plan'
import { optIn } from './opt-in'
import { poolOf } from './pool'
import { findPracticeOverview } from './queries'
import { stop } from './stop'
import { stopByLink } from './stop-by-link'
import { unsubscribeToken } from './unsubscribe-token'

describe('opting in', () => {
  test('requires a valid certificate', async () => {
    const person = await learner()
    expect(await optIn(person, { ...settings, courses })).toEqual({ ok: false, reason: 'no-certificate' })
    const { serial, asks, person: revoked } = await candidate()
    await revoke(operator, { serial, reason: 'issued in error' })
    expect(await asks()).toEqual({ ok: false, reason: 'no-certificate' })
    expect([...(await plansOf(revoked)), ...(await casesOf(revoked))]).toEqual([])
  })

  test('makes a plan and a first case, due the next day, from the certificate’s course', async () => {
    const { world, person, asks } = await candidate()
    expect(await asks()).toEqual({ ok: true })
    expect(await plansOf(person)).toMatchObject([
      { ...settings, timeZone: 'America/New_York', startedAt: world.now(), endedAt: null },
    ])
    const [first] = await casesOf(person)
    expect(first?.dueAt.getTime()).toBe(world.now().getTime() + oneDay * 60_000)
    expect(first).toMatchObject({ ordinal: 1, courseId: course.id, answeredAt: null })
    expect(poolOf([course]).map(({ item }) => item)).toContainEqual(first?.version.item)
    expect(await practiceDeeds(person)).toEqual(['opted-in'])
  })

  test('is a no-op on repeated and concurrent calls', async () => {
    const { person, asks } = await candidate()
    const asked = await Promise.all([1, 2, 3, 4].map(() => asks()))
    expect(asked).toEqual(Array(4).fill({ ok: true }))
    expect(await asks({ ...settings, byMail: false })).toEqual({ ok: true })
    expect(await plansOf(person)).toMatchObject([{ byMail: true }])
    expect(await casesOf(person)).toHaveLength(1)
    expect(await practiceDeeds(person)).toEqual(['opted-in'])
  })

  test('takes over the open case of an earlier plan', async () => {
    const { world, person, asks } = await candidate()
    await asks()
    await stop(person, world)
    world.pass(oneDay)
    await asks()
    expect(await plansOf(person)).toMatchObject([{ endedBy: 'learner' }, { endedAt: null }])
    expect(await casesOf(person)).toHaveLength(1)
  })
})

describe('a plan', () => {
  test('is replaced by a new row when changed; the open case stays', async () => {
    const { world, person, asks } = await candidate()
    expect(await changePlan(person, settings, world)).toEqual({ ok: false, reason: 'no-plan' })
    await asks()
    expect(await changePlan(person, { byMail: false, quietFrom: 7, quietUntil: 16 }, world)).toEqual({ ok: true })
    expect((await findPracticeOverview(person, world.now())).plan).toEqual({
      byMail: false,
      quietFrom: 7,
      quietUntil: 16,
      timeZone: 'America/New_York',
    })
    expect(await casesOf(person)).toHaveLength(1)
    expect(await practiceDeeds(person)).toEqual(['opted-in', 'plan-changed'])
  })

  test('stays single, with at most one open case, under concurrent changes, stops and answers', async () => {
    const { person, asks, answers } = await candidate()
    await asks()
    await Promise.all([changePlan(person, settings), answers(), changePlan(person, settings), stop(person), asks()])
    expect((await plansOf(person)).filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1)
    expect((await casesOf(person)).filter(({ answeredAt }) => answeredAt === null).length).toBeLessThanOrEqual(1)
  })

  test('can be stopped twice; the open case can still be answered, with none after it', async () => {
    const { world, person, asks, answers } = await candidate()
    await asks()
    await stop(person, world)
    await stop(person, world)
    expect(await practiceDeeds(person)).toEqual(['opted-in', 'stopped'])
    expect(await answers()).toMatchObject({ ok: true })
    expect(await casesOf(person)).toHaveLength(1)
  })

  test('is stopped by the link of a mail without a sign-in, even after a change, and twice', async () => {
    const { world, person, asks } = await candidate()
    await asks()
    const [plan] = await plansOf(person)
    const token = unsubscribeToken(plan?.id ?? '')
    await changePlan(person, settings, world)
    world.pass(1)
    await Promise.all([stopByLink(token, world), stopByLink(token, world)])
    await stopByLink(token, world)
    expect(await plansOf(person)).toMatchObject([{ endedBy: 'changed' }, { endedBy: 'link', endedAt: world.now() }])
    expect(await practiceDeeds(person)).toEqual(['opted-in', 'plan-changed', 'stopped'])
    const { actorRole, actorId } = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.accountId, action: 'practice.stopped' },
    })
    expect([actorRole, actorId]).toEqual(['stranger', null])
  })

  test('is not stopped by a made-up link', async () => {
    for (const token of ['nonsense', unsubscribeToken('00000000-0000-4000-8000-000000000000')]) {
      await expect(stopByLink(token)).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
