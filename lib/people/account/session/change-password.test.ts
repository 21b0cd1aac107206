import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { signIn } from '@/fixtures/signed-in'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { changePassword } from './change-password'
import { findSessionAccount } from './session'

const newPassword = 'kettle moss on the ferry rail'

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
    expect((await actionsAbout(person)).at(-1)).toBe('account.password-change-failed')
  })

  test('limits guesses', async () => {
    const person = await learner()
    const world = stillWorld()
    for (let n = 0; n < 10; n++) await changePassword(person, { current: `guess ${n}`, password }, world)
    expect(await changePassword(person, { current: testPassword, password }, world)).toEqual({
      ok: false,
      reason: 'too-many',
    })
  })

  test('changes it once, with one entry, when called twice concurrently', async () => {
    const person = await learner()
    const outcomes = await Promise.all([0, 1, 2].map(() => changePassword(person, { current: testPassword, password })))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect((await actionsAbout(person)).filter((action) => action === 'account.password-changed')).toHaveLength(1)
  })
})
