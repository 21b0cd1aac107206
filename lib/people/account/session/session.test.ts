import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { roundTrips } from '@/fixtures/round-trips'
import { firefox, signIn } from '@/fixtures/signed-in'
import { joinedInZone } from '@/fixtures/time-zone'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, learner, stillWorld, testPassword } from '@/prisma/factories'
import { changePassword } from './change-password'
import { endOtherSessions, endSessionsOf } from './end-all-sessions'
import { adoptSession, endOwnSession, endSession, findSessionAccount, listSessions, markSeen } from './session'

const newPassword = 'kettle moss on the ferry rail'

describe('a session ends', () => {
  test('on sign-out: only this one, and once however often it is sent', async () => {
    const person = await learner()
    const here = await signIn(person)
    const elsewhere = await signIn(person)
    await Promise.all([endSession(here), endSession(here)])
    expect(await findSessionAccount(here)).toBeNull()
    expect(await findSessionAccount(elsewhere)).toMatchObject({ id: person.accountId })
    expect((await actionsAbout(person)).filter((action) => action === 'account.signed-out')).toHaveLength(1)
  })

  test('on a new password: all end, and the current one continues with the new version', async () => {
    const person = await learner()
    const here = await signIn(person)
    const elsewhere = await signIn(person)
    const changed = await changePassword(person, {
      current: testPassword,
      password: acceptedPassword(newPassword, person),
    })
    if (!changed.ok) throw new Error(changed.reason)
    expect(await findSessionAccount(here)).toBeNull()
    expect(await findSessionAccount(elsewhere)).toBeNull()
    expect(await findSessionAccount({ ...here, version: changed.version })).toMatchObject({ id: person.accountId })
    await signIn(person, newPassword)
    await expect(signIn(person, testPassword)).rejects.toThrow('no-match')
  })

  test('when the account is closed, which is logged once', async () => {
    const person = await learner()
    const session = await signIn(person)
    await Promise.all([
      closeAccount(person, person.accountId, 'asked'),
      closeAccount(person, person.accountId, 'asked again'),
    ])
    expect(await findSessionAccount(session)).toBeNull()
    expect(await db.accountClosure.count({ where: { accountId: person.accountId } })).toBe(1)
    expect((await actionsAbout(person)).filter((action) => action === 'account.closed')).toHaveLength(1)
  })
})

describe('a session', () => {
  test('ends 30 days after it began, however often it is used', async () => {
    const person = await learner()
    const world = stillWorld()
    const session = await signIn(person, testPassword, world)
    world.pass(30 * 24 * 60 - 1)
    await markSeen(session, world.now())
    expect(await findSessionAccount(session, world.now())).toMatchObject({ id: person.accountId })
    world.pass(1)
    expect(await findSessionAccount(session, world.now())).toBeNull()
  })

  test('costs a guard one statement', async () => {
    const session = await signIn(await learner())
    expect(await roundTrips(() => findSessionAccount(session))).toBe(1)
  })

  test('is marked as seen at most every ten minutes', async () => {
    const world = stillWorld()
    const session = await signIn(await learner(), testPassword, world)
    const seenAfter = async (minutes: number) => {
      world.pass(minutes)
      await markSeen(session, world.now())
      return (await findSessionAccount(session, world.now()))?.seenAt
    }
    const started = world.now()
    expect(await seenAfter(10)).toEqual(started)
    expect(await seenAfter(1)).toEqual(world.now())
  })

  test('from before sessions had rows goes on, and ends 30 days after it gets its row', async () => {
    const person = await learner()
    const world = stillWorld()
    const session = { accountId: person.accountId, sessionId: systemWorld.id(), version: 1 }
    expect(await findSessionAccount(session, world.now())).toMatchObject({ id: person.accountId, expiresAt: null })
    await Promise.all([adoptSession(session, firefox, world), adoptSession(session, firefox, world)])
    expect(await listSessions(person, world.now())).toMatchObject([{ id: session.sessionId }])
    world.pass(30 * 24 * 60)
    expect(await findSessionAccount(session, world.now())).toBeNull()
  })
})

describe('the list of sessions', () => {
  test('has the device and the times, the last used first, without those that ended', async () => {
    const person = await learner()
    const world = stillWorld()
    const first = await signIn(person, testPassword, world)
    world.pass(60)
    const second = await signIn(person, testPassword, world)
    const third = await signIn(person, testPassword, world)
    await endSession(third, world)
    const startedAt = new Date('2026-11-25T12:00:00Z')
    const device = 'Firefox on Linux'
    expect(await listSessions(person, world.now())).toEqual([
      { id: second.sessionId, device, startedAt: world.now(), seenAt: world.now() },
      { id: first.sessionId, device, startedAt, seenAt: startedAt },
    ])
    world.pass(11 * 60 + 11)
    expect((await listSessions(person, world.now())).map(({ id }) => id)).toEqual([second.sessionId])
  })

  test('ends one, and no session of another person', async () => {
    const person = await learner()
    const other = await learner()
    const here = await signIn(person)
    const elsewhere = await signIn(person)
    const theirs = await signIn(other)
    await endOwnSession(person, elsewhere.sessionId)
    await expect(endOwnSession(person, theirs.sessionId)).rejects.toMatchObject({ code: 'not-found' })
    expect(await findSessionAccount(elsewhere)).toBeNull()
    expect(await findSessionAccount(here)).not.toBeNull()
    expect(await findSessionAccount(theirs)).not.toBeNull()
  })

  test('ends all but this one, including those without rows, also when two devices do so at once', async () => {
    const person = await learner()
    const here = await signIn(person)
    const elsewhere = await signIn(person)
    const old = { ...here, sessionId: systemWorld.id() }
    const version = await endOtherSessions(person, here.sessionId)
    for (const ended of [elsewhere, old, here]) expect(await findSessionAccount(ended)).toBeNull()
    expect(await findSessionAccount({ ...here, version })).not.toBeNull()
    expect((await listSessions(person)).map(({ id }) => id)).toEqual([here.sessionId])
    const again = await signIn(person)
    const versions = await Promise.all([here, again].map(({ sessionId }) => endOtherSessions(person, sessionId)))
    expect(new Set(versions).size).toBe(2)
    expect(await listSessions(person)).toHaveLength(1)
  })
})

test('an administrator ends all sessions of a person, with a reason in the log', async () => {
  const person = await learner()
  const { administrator: admin } = await administrator()
  const session = await signIn(person)
  await endSessionsOf(admin, { accountId: person.accountId, reason: 'Lost phone' })
  expect(await findSessionAccount(session)).toBeNull()
  const entry = await db.auditEvent.findFirstOrThrow({
    where: { action: 'account.sessions-ended', subjectId: person.accountId },
    include: { values: true },
  })
  expect(entry).toMatchObject({ actorId: admin.accountId, values: [{ field: 'reason', value: 'Lost phone' }] })
})

test('claims that no sign-in made have no account', async () => {
  const person = await learner()
  const session = await signIn(person)
  expect(await findSessionAccount({ ...session, version: 2 })).toBeNull()
  expect(await findSessionAccount({ ...session, accountId: session.sessionId })).toBeNull()
})

test('a session has the time zone that the organizations of the person share, or the site’s', async () => {
  const person = await learner()
  const session = await signIn(person)
  const zone = async () => (await findSessionAccount(session))?.timeZone
  expect(await zone()).toBe(siteTimeZone)
  await joinedInZone(person, 'America/Chicago')
  await joinedInZone(person, 'America/Chicago')
  expect(await zone()).toBe('America/Chicago')
  const organizationId = await joinedInZone(person, 'America/Denver')
  expect(await zone()).toBe(siteTimeZone)
  await db.membership.updateMany({ where: { organizationId }, data: { endedAt: new Date() } })
  expect(await zone()).toBe('America/Chicago')
})
