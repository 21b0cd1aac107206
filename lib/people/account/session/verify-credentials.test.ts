import * as argon2 from '@node-rs/argon2'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { failuresFrom } from '@/fixtures/failed-sign-ins'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { operator } from '../actor'
import { endSession, findSessionAccount } from './session'
import { verifyCredentials } from './verify-credentials'

// A spy only: each call still runs.
vi.mock('@node-rs/argon2', { spy: true })

const noMatch = { ok: false, reason: 'no-match' }

let lastAddress = 0
/** Each test has its own network address. */
let address: string
beforeEach(() => {
  lastAddress += 1
  address = `198.51.100.${lastAddress}`
})

test('a password from ten years ago still opens a session: passwords do not expire', async () => {
  const person = await learner()
  const world = stillWorld()
  world.pass(10 * 365 * 24 * 60)
  expect(await verifyCredentials({ email: person.email, password: testPassword, address }, world)).toMatchObject({
    ok: true,
  })
})

test('each sign-in opens a session of its own', async () => {
  const { accountId, email } = await learner()
  const [one, two] = [
    await verifyCredentials({ email, password: testPassword, address }),
    await verifyCredentials({ email, password: testPassword, address }),
  ]
  if (!one.ok || !two.ok) throw new Error('the password was refused')
  expect(one.session.sessionId).not.toBe(two.session.sessionId)
  await endSession(one.session)
  expect(await findSessionAccount(one.session)).toBeNull()
  expect(await findSessionAccount(two.session)).toMatchObject({ id: accountId })
})

test('the right password opens a session that the database accepts', async () => {
  const person = await learner()
  const verified = await verifyCredentials({ email: ` ${person.email.toUpperCase()}`, password: testPassword, address })
  if (!verified.ok) throw new Error(verified.reason)
  expect(verified.session).toMatchObject({ accountId: person.accountId, version: 1 })
  expect(await findSessionAccount(verified.session)).toEqual({
    id: person.accountId,
    name: person.name,
    email: person.email,
    timeZone: person.timeZone,
    expiresAt: expect.any(Date),
    seenAt: expect.any(Date),
    passwordAt: expect.any(Date),
    factorAt: null,
  })
  expect(await actionsAbout(person)).toEqual(['account.registered', 'account.signed-in'])
  const again = await verifyCredentials({ email: person.email, password: testPassword, address })
  expect(again).toMatchObject({
    ok: true,
    session: { sessionId: expect.not.stringContaining(verified.session.sessionId) },
  })
})

describe('answers to a guesser', () => {
  test('are the same, after the same work, for a wrong password, an unknown address and a closed account', async () => {
    const person = await learner()
    const gone = await learner()
    await closeAccount(operator, gone.accountId, 'asked for it')
    await verifyCredentials({ email: 'warm-up@test.example', password: testPassword, address })
    for (const guess of [
      { email: person.email, password: 'not the password at all' },
      { email: 'nobody-here@test.example', password: testPassword },
      { email: gone.email, password: testPassword },
    ]) {
      vi.mocked(argon2.verify).mockClear()
      expect(await verifyCredentials({ ...guess, address })).toEqual(noMatch)
      expect(argon2.verify).toHaveBeenCalledTimes(1)
      const [hash, tried] = vi.mocked(argon2.verify).mock.calls[0] ?? []
      expect(String(hash)).toMatch(/^\$argon2id\$v=19\$(?=.*m=32768)(?=.*t=3)(?=.*p=1)/)
      expect(tried).toBe(guess.password)
    }
  })

  test('log the network address as an erasable value, and the unknown email', async () => {
    const person = await learner()
    const unknown = `nobody-${person.accountId}@test.example`
    for (const email of [person.email, unknown, 'a password typed here']) {
      await verifyCredentials({ email, password: 'not the password', address })
    }
    const failures = await failuresFrom(address)
    expect(failures).toMatchObject([
      { subjectId: person.accountId, details: { known: true, reason: 'no-match' } },
      { subjectId: null, details: { known: false, reason: 'no-match' } },
      { subjectId: null, details: { known: false, reason: 'no-match' } },
    ])
    const stranger = { actorRole: 'stranger', actorId: null }
    for (const failure of failures) expect(failure).toMatchObject(stranger)
    expect(JSON.stringify(failures.map(({ details, digests }) => [details, digests]))).not.toContain(address)
    const typed = failures.map(({ values }) => values.find(({ field }) => field === 'email')?.value)
    expect(typed).toEqual([undefined, unknown, undefined])
  })
})
