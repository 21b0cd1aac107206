import { describe, expect, test } from 'vitest'
import { type Coordinator, operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { endAccommodation } from './end-accommodation'
import { grantAccommodation } from './grant-accommodation'
import { unlock } from './unlock'

/* The rows and rights; accommodation.test.ts has the effect on attempts. */

const at = (clock: string) => stillWorld(`2026-11-25T${clock}Z`)
const moment = (clock: string) => at(clock).now()

/** A learner of an organization, with its coordinator. */
async function member() {
  const { coordinator } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  const { accountId } = person
  const grant = (timeFactor: number, clock: string, extraAttempts = 0) =>
    grantAccommodation(coordinator, { accountId, timeFactor, extraAttempts, reason: 'asked' }, at(clock))
  const end = (clock: string) => endAccommodation(coordinator, { accountId }, at(clock))
  return { coordinator, person, accountId, grant, end }
}

const rowsOf = (accountId: string) => db.accommodation.findMany({ where: { accountId }, orderBy: { grantedAt: 'asc' } })
const notFound = { code: 'not-found' }

describe('an accommodation', () => {
  test('keeps its reason, is logged, and is ended rather than changed by the next', async () => {
    const { coordinator, accountId, person, grant } = await member()
    await grant(1.5, '12:00:00', 2)
    const [before] = await rowsOf(accountId)
    await grant(2, '13:00:00')
    const [first, second] = await rowsOf(accountId)
    const ender = coordinator.accountId
    expect(first).toEqual({ ...before, endedAt: moment('13:00:00'), endedById: ender })
    expect(first).toMatchObject({ timeFactor: 1.5, extraAttempts: 2, reason: 'asked', grantedById: ender })
    expect(second).toMatchObject({ timeFactor: 2, extraAttempts: 0, endedAt: null })
    const granted = 'accommodation-granted'
    const ended = 'accommodation-ended'
    const again = 'accommodation-granted'
    const actions = (await actionsAbout(person)).filter((action) => action.startsWith('attempt.'))
    expect(actions).toEqual([granted, ended, again].map((action) => `attempt.${action}`))
    const event = await db.auditEvent.findFirst({
      where: { object: `accommodation:${first?.id}` },
      orderBy: { id: 'asc' },
      include: { values: true },
    })
    expect(event).toMatchObject({
      actorRole: 'coordinator',
      actorId: ender,
      details: { timeFactor: 1.5, extraAttempts: 2 },
      values: [{ field: 'reason', value: 'asked' }],
    })
    const later = await db.auditEvent.findFirst({ where: { object: `accommodation:${second?.id}` } })
    const old = { 'timeFactor.old': 1.5, 'extraAttempts.old': 2 }
    expect(later?.details).toEqual({ timeFactor: 2, extraAttempts: 0, ...old })
  })

  test('is granted once when called concurrently', async () => {
    for (let round = 0; round < 3; round++) {
      const { accountId, grant } = await member()
      const factors = [1.25, 1.5, 1.75, 2]
      await Promise.all(factors.map((factor) => grant(factor, '12:00:00')))
      const rows = await rowsOf(accountId)
      expect(rows.map((row) => row.timeFactor).sort()).toEqual(factors)
      expect(rows.filter((row) => row.endedAt === null)).toHaveLength(1)
    }
  })

  test('ends once, however many end it', async () => {
    const { accountId, person, grant, end } = await member()
    await expect(end('11:00:00')).rejects.toMatchObject(notFound)
    await grant(1.5, '12:00:00')
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => end('13:00:00')))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(notFound)
    expect(await rowsOf(accountId)).toMatchObject([{ endedAt: moment('13:00:00') }])
    expect((await actionsAbout(person)).filter((action) => action === 'attempt.accommodation-ended')).toHaveLength(1)
  })
})

describe('ending one accommodation', () => {
  test('is safe to repeat: fifty equal calls leave one end and one log entry', async () => {
    const { coordinator, accountId, person, grant } = await member()
    await grant(1.5, '12:00:00')
    const accommodationId = (await rowsOf(accountId))[0]?.id ?? ''
    const end = () => endAccommodation(coordinator, { accountId, accommodationId }, at('13:00:00'))
    await Promise.all(Array.from({ length: 50 }, end))
    expect(await rowsOf(accountId)).toMatchObject([{ endedAt: moment('13:00:00') }])
    expect((await actionsAbout(person)).filter((action) => action === 'attempt.accommodation-ended')).toHaveLength(1)
  })

  test('does not end the one that replaced it', async () => {
    const { coordinator, accountId, grant } = await member()
    await grant(1.5, '12:00:00')
    const accommodationId = (await rowsOf(accountId))[0]?.id ?? ''
    await grant(2, '12:30:00')
    await endAccommodation(coordinator, { accountId, accommodationId }, at('13:00:00'))
    expect(await rowsOf(accountId)).toMatchObject([{ timeFactor: 1.5 }, { timeFactor: 2, endedAt: null }])
  })

  test('is refused for another person’s, or another organization’s', async () => {
    const mine = await member()
    const theirs = await member()
    await theirs.grant(1.5, '12:00:00')
    const accommodationId = (await rowsOf(theirs.accountId))[0]?.id ?? ''
    const named = { accountId: mine.accountId, accommodationId }
    await expect(endAccommodation(mine.coordinator, named)).rejects.toMatchObject(notFound)
    await joined(theirs.person, (await cohort(mine.coordinator, 'Second shift')).code)
    const shared = { accountId: theirs.accountId, accommodationId }
    await expect(endAccommodation(mine.coordinator, shared)).rejects.toMatchObject(notFound)
    expect(await rowsOf(theirs.accountId)).toMatchObject([{ endedAt: null }])
  })
})

describe('granting and ending', () => {
  const more = { timeFactor: 2, extraAttempts: 0, reason: 'asked' }
  const refused = async (coordinator: Coordinator, accountId: string) => {
    await expect(grantAccommodation(coordinator, { accountId, ...more })).rejects.toMatchObject(notFound)
    await expect(endAccommodation(coordinator, { accountId })).rejects.toMatchObject(notFound)
  }

  test('is refused to another organization’s coordinator', async () => {
    const mine = await member()
    const theirs = await member()
    await theirs.grant(1.5, '12:00:00')
    const before = await rowsOf(theirs.accountId)
    await refused(mine.coordinator, theirs.accountId)
    expect(await rowsOf(theirs.accountId)).toEqual(before)
  })

  test('is refused for a person who isn’t or is no longer a learner there', async () => {
    const { coordinator, accountId, grant } = await member()
    await refused(coordinator, (await learner()).accountId)
    await grant(1.5, '12:00:00')
    const before = await rowsOf(accountId)
    await db.membership.updateMany({ where: { accountId }, data: { endedAt: new Date() } })
    await refused(coordinator, accountId)
    expect(await rowsOf(accountId)).toEqual(before)
  })

  test('is allowed to an operator for any account', async () => {
    const person = await learner()
    await grantAccommodation(operator, { accountId: person.accountId, ...more })
    expect(await rowsOf(person.accountId)).toMatchObject([{ organizationId: null, grantedById: null, endedAt: null }])
    const nobody = '00000000-0000-4000-8000-000000000000'
    await expect(grantAccommodation(operator, { accountId: nobody, ...more })).rejects.toMatchObject(notFound)
  })

  test('is refused to a coordinator for themselves, even as a learner of their organization', async () => {
    const { coordinator, account } = await organization()
    const { accountId } = account
    await joined(account, (await cohort(coordinator)).code)
    const forbidden = { code: 'forbidden' }
    await expect(grantAccommodation(coordinator, { accountId, ...more })).rejects.toMatchObject(forbidden)
    await expect(endAccommodation(coordinator, { accountId })).rejects.toMatchObject(forbidden)
    await expect(unlock(coordinator, { accountId, unitId: 'le-final', reason: 'me' })).rejects.toMatchObject(forbidden)
    expect(await rowsOf(accountId)).toEqual([])
  })

  test('ends only the coordinator’s organization’s grants, and all of them for an operator', async () => {
    const { accountId, grant, end } = await member()
    await grantAccommodation(operator, { accountId, ...more }, at('11:00:00'))
    await expect(end('11:30:00')).rejects.toMatchObject(notFound)
    await grant(1.5, '12:00:00')
    await end('12:30:00')
    expect(await rowsOf(accountId)).toMatchObject([{ endedAt: null }, { endedAt: moment('12:30:00') }])
    await grant(1.5, '12:45:00')
    await db.membership.updateMany({ where: { accountId }, data: { endedAt: new Date() } })
    await endAccommodation(operator, { accountId }, at('13:00:00'))
    const ended = (await rowsOf(accountId)).map(({ endedAt }) => endedAt)
    expect(ended).toEqual([moment('13:00:00'), moment('12:30:00'), moment('13:00:00')])
    await expect(endAccommodation(operator, { accountId })).rejects.toMatchObject(notFound)
  })
})
