import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { closeAccount } from '@/lib/record/close-account'
import { deedsAbout, joinedInZone, learner, testPassword } from '@/prisma/factories'
import type { Learner } from './actor'
import { changePassword } from './change-password'
import { endSession, findSessionAccount, type SessionClaims } from './session'
import { verifyCredentials } from './verify-credentials'

const newPassword = 'kettle moss on the ferry rail'

async function signIn(person: Learner, password = testPassword): Promise<SessionClaims> {
  const verified = await verifyCredentials({ email: person.email, password, address: '192.0.2.10' })
  if (!verified.ok) throw new Error(verified.reason)
  return verified.session
}

describe('a session ends', () => {
  test('on sign-out: only this one, and once however often it is sent', async () => {
    const person = await learner()
    const [here, elsewhere] = [await signIn(person), await signIn(person)]
    await Promise.all([endSession(here), endSession(here)])
    expect(await findSessionAccount(here)).toBeNull()
    expect(await findSessionAccount(elsewhere)).toMatchObject({ id: person.accountId })
    expect((await deedsAbout(person)).filter((deed) => deed === 'account.signed-out')).toHaveLength(1)
  })

  test('on a new password: all end, and the current one continues with the new version', async () => {
    const person = await learner()
    const [here, elsewhere] = [await signIn(person), await signIn(person)]
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
    expect((await deedsAbout(person)).filter((deed) => deed === 'account.closed')).toHaveLength(1)
  })
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

describe('changePassword', () => {
  const password = acceptedPassword(newPassword, { email: 'a@test.example', name: 'A' })

  test('needs the current password, and keeps the sessions when it is wrong', async () => {
    const person = await learner()
    const session = await signIn(person)
    expect(await changePassword(person, { current: 'something else', password })).toEqual({
      ok: false,
      reason: 'no-match',
    })
    expect(await findSessionAccount(session)).not.toBeNull()
    expect((await deedsAbout(person)).at(-1)).toBe('account.password-change-failed')
  })

  test('limits guesses', async () => {
    const person = await learner()
    for (let n = 0; n < 10; n++) await changePassword(person, { current: `guess ${n}`, password })
    expect(await changePassword(person, { current: testPassword, password })).toEqual({
      ok: false,
      reason: 'too-many',
    })
  })

  test('changes it once, with one entry, when called twice concurrently', async () => {
    const person = await learner()
    const outcomes = await Promise.all([0, 1, 2].map(() => changePassword(person, { current: testPassword, password })))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect((await deedsAbout(person)).filter((deed) => deed === 'account.password-changed')).toHaveLength(1)
  })
})
