import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { type Learner, operator } from './actor'
import { createResetLink } from './create-reset-link'
import { grantAdministrator } from './grant-administrator'
import { findReset, resetPassword } from './reset-password'
import { changePassword } from './session/change-password'
import { findSessionAccount } from './session/session'
import { verifyCredentials } from './session/verify-credentials'

const password = acceptedPassword('kettle moss on the ferry rail', { email: 'a@test.example', name: 'A' })
const unusable = { ok: false, reason: 'link-unusable' }

describe('a reset link', () => {
  test('sets the password once, ends sessions and retires the old password', async () => {
    const person = await learner()
    const world = stillWorld()
    const attempt = (tried: string) =>
      verifyCredentials({ email: person.email, password: tried, address: '192.0.2.20' }, world)
    const before = await attempt(testPassword)
    if (!before.ok) throw new Error(before.reason)
    const { token } = await createResetLink(operator, person.accountId, world)
    expect(await findReset(token, world.now())).toEqual({ name: person.name, email: person.email })
    expect(await resetPassword({ token, password }, world)).toEqual({ ok: true })
    expect(await findSessionAccount(before.session)).toBeNull()
    expect(await attempt(testPassword)).toMatchObject({ ok: false })
    expect(await attempt(password)).toMatchObject({ ok: true })
    expect(await findReset(token, world.now())).toBeNull()
    expect(await resetPassword({ token, password }, world)).toEqual(unusable)
  })

  test('is stored only as a hash', async () => {
    const person = await learner()
    const { token } = await createResetLink(operator, person.accountId)
    const [row] = await db.passwordReset.findMany({ where: { accountId: person.accountId } })
    expect(JSON.stringify(row)).not.toContain(token)
    expect(token.length).toBeGreaterThanOrEqual(27)
  })

  test('is valid for exactly a day', async () => {
    const person = await learner()
    const world = stillWorld()
    const { token, expiresAt } = await createResetLink(operator, person.accountId, world)
    expect(expiresAt).toEqual(new Date('2026-11-26T12:00:00Z'))
    world.pass(24 * 60 - 1)
    expect(await findReset(token, world.now())).not.toBeNull()
    world.pass(1)
    expect(await findReset(token, world.now())).toBeNull()
    expect(await resetPassword({ token, password }, world)).toEqual(unusable)
  })

  test('ends when a newer one is made', async () => {
    const person = await learner()
    const { token: first } = await createResetLink(operator, person.accountId)
    const { token: second } = await createResetLink(operator, person.accountId)
    expect(await resetPassword({ token: first, password })).toEqual(unusable)
    expect(await resetPassword({ token: second, password, by: operator })).toEqual({ ok: true })
    const where = { subjectId: person.accountId, action: 'account.password-changed' }
    expect(await db.auditEvent.findFirst({ where })).toMatchObject({ actorRole: 'operator', actorId: null })
  })

  test.each([
    ['the password is changed', (person: Learner) => changePassword(person, { current: testPassword, password })],
    ['the person becomes an administrator', (person: Learner) => grantAdministrator(operator, person.accountId)],
  ])('ends when %s', async (_when, happens) => {
    const person = await learner()
    const { token } = await createResetLink(operator, person.accountId)
    await happens(person)
    expect(await findReset(token)).toBeNull()
    expect(await actionsAbout(person)).toContain('account.reset-link-ended')
  })

  test('has log entries that name who made, ended and used it', async () => {
    const person = await learner()
    await createResetLink(operator, person.accountId)
    const { token } = await createResetLink(operator, person.accountId)
    await resetPassword({ token, password })
    const links = await db.passwordReset.findMany({
      where: { accountId: person.accountId },
      orderBy: { createdAt: 'asc' },
    })
    const [first, second] = links.map(({ id }) => `password-reset:${id}`)
    const entries = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, object: { startsWith: 'password-reset:' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, object, actorRole }) => [action, object, actorRole])).toEqual([
      ['account.reset-link-made', first, 'operator'],
      ['account.reset-link-ended', first, 'operator'],
      ['account.reset-link-made', second, 'operator'],
      ['account.password-changed', second, 'learner'],
    ])
  })

  test('is usable for only one of two made concurrently', async () => {
    for (let round = 0; round < 3; round++) {
      const person = await learner()
      const links = await Promise.all([0, 1, 2].map(() => createResetLink(operator, person.accountId)))
      const usable = await Promise.all(links.map(({ token }) => findReset(token)))
      expect(usable.filter(Boolean)).toHaveLength(1)
    }
  })

  test('sets one password when used eight times concurrently', async () => {
    const person = await learner()
    const { token } = await createResetLink(operator, person.accountId)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => resetPassword({ token, password })))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const account = await db.account.findUniqueOrThrow({ where: { id: person.accountId } })
    expect(account.sessionVersion).toBe(2)
    expect((await actionsAbout(person)).filter((action) => action === 'account.password-changed')).toHaveLength(1)
  })

  test('does not open a closed account, and an unknown token belongs to no one', async () => {
    const person = await learner()
    const { token } = await createResetLink(operator, person.accountId)
    await closeAccount(operator, person.accountId, 'asked')
    expect(await findReset(token)).toBeNull()
    expect(await resetPassword({ token, password })).toEqual(unusable)
    expect(await resetPassword({ token: 'never-made-by-anybody', password })).toEqual(unusable)
  })
})
