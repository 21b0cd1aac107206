import * as argon2 from '@node-rs/argon2'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { deedsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { operator } from './actor'
import { findSessionAccount } from './session'
import { verifyCredentials } from './verify-credentials'

// A spy only: each call still runs.
vi.mock('@node-rs/argon2', { spy: true })

const noMatch = { ok: false, reason: 'no-match' }
const tooMany = { ok: false, reason: 'too-many' }

let lastAddress = 0
/** Each test has its own network address. */
let address: string
beforeEach(() => {
  lastAddress += 1
  address = `198.51.100.${lastAddress}`
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
  })
  expect(await deedsAbout(person)).toEqual(['account.registered', 'account.signed-in'])
})

/** Failed sign-ins from a network address, oldest first. */
const failuresFrom = (from: string) =>
  db.auditEvent.findMany({
    where: { action: 'account.sign-in-failed', values: { some: { field: 'address', value: from } } },
    orderBy: { id: 'asc' },
    include: { values: true },
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

describe('limits', () => {
  const wrong = 'not the password at all'

  test('ten failures per account in a quarter of an hour, from any network address', async () => {
    const person = await learner()
    const world = stillWorld()
    const guess = (n: number, password = wrong) =>
      verifyCredentials({ email: person.email, password, address: `203.0.113.${n}` }, world)
    const answers = await Promise.all(Array.from({ length: 11 }, (_, n) => guess(n)))
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'no-match')).toHaveLength(10)
    expect(await guess(20, testPassword)).toEqual(tooMany)
    world.pass(15)
    expect(await guess(20, testPassword)).toMatchObject({ ok: true })
  })

  test('an unknown address has the same limit as a known one', async () => {
    const world = stillWorld()
    const guess = () => verifyCredentials({ email: 'unknown-limit@test.example', password: wrong, address }, world)
    for (let n = 0; n < 10; n++) expect(await guess()).toEqual(noMatch)
    expect(await guess()).toEqual(tooMany)
  })

  test('a hundred failures per network address, for any account', async () => {
    const person = await learner()
    const world = stillWorld()
    const guess = (email: string, password = wrong) => verifyCredentials({ email, password, address }, world)
    // All but ten exceed the account's own limit: they cost no hashing, but count for the address.
    await Promise.all(Array.from({ length: 99 }, () => guess('spray@test.example')))
    expect(await guess('spray-last@test.example')).toEqual(noMatch)
    expect(await guess('spray-more@test.example')).toEqual(tooMany)
    expect(await guess(person.email, testPassword)).toEqual(tooMany)
    // The log has one refusal per limit and window; otherwise an attacker could fill it.
    const reasons = (await failuresFrom(address)).map(({ details }) => (details as { reason: string }).reason)
    const count = (reason: string) => reasons.filter((one) => one === reason).length
    expect([count('no-match'), count('too-many-for-account'), count('too-many-for-address')]).toEqual([11, 1, 1])
    expect(
      await verifyCredentials({ email: person.email, password: testPassword, address: '192.0.2.1' }, world),
    ).toMatchObject({ ok: true })
  })

  test('success does not count', async () => {
    const person = await learner()
    const world = stillWorld()
    for (let n = 0; n < 11; n++) {
      expect(await verifyCredentials({ email: person.email, password: testPassword, address }, world)).toMatchObject({
        ok: true,
      })
    }
    expect(await verifyCredentials({ email: person.email, password: wrong, address }, world)).toEqual(noMatch)
  })
})
