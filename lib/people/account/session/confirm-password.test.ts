import { describe, expect, test } from 'vitest'
import { firefox, signIn } from '@/fixtures/signed-in'
import { systemWorld } from '@/lib/platform/world'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { confirmPassword, isRecent } from './confirm-password'
import { findSessionAccount, type SessionClaims } from './session'

describe('confirmPassword', () => {
  const passwordAt = async (session: SessionClaims) => (await findSessionAccount(session))?.passwordAt ?? null

  test('counts for ten minutes in this session, as signing in does', async () => {
    const person = await learner()
    const world = stillWorld()
    const session = await signIn(person, testPassword, world)
    const other = await signIn(person, testPassword, world)
    expect(isRecent(await passwordAt(session), world.now())).toBe(true)
    world.pass(10)
    expect(isRecent(await passwordAt(session), world.now())).toBe(false)
    const input = { session, password: testPassword, userAgent: firefox }
    expect(await confirmPassword(person, input, world)).toEqual({ ok: true })
    expect(isRecent(await passwordAt(session), world.now())).toBe(true)
    expect(isRecent(await passwordAt(other), world.now())).toBe(false)
  })

  test('refuses a wrong password, logs it, and limits guesses', async () => {
    const person = await learner()
    const world = stillWorld()
    const session = { accountId: person.accountId, sessionId: systemWorld.id(), version: 1 }
    const confirm = (password: string) => confirmPassword(person, { session, password, userAgent: null }, world)
    expect(await confirm('not the password')).toEqual({ ok: false, reason: 'no-match' })
    expect((await actionsAbout(person)).at(-1)).toBe('account.password-confirm-failed')
    for (let n = 0; n < 9; n++) await confirm(`guess ${n}`)
    expect(await confirm(testPassword)).toEqual({ ok: false, reason: 'too-many' })
    expect(await passwordAt(session)).toBeNull()
  })
})
