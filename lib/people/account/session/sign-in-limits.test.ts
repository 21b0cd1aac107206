import { beforeEach, describe, expect, test } from 'vitest'
import { failuresFrom } from '@/fixtures/failed-sign-ins'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { learner, stillWorld, testPassword } from '@/prisma/factories'
import { verifyCredentials } from './verify-credentials'

const noMatch = { ok: false, reason: 'no-match' }
const tooMany = (wait: unknown = expect.any(Number)) => ({ ok: false, reason: 'too-many', wait })

let lastAddress = 0
/** Each test has its own network address. */
let address: string
beforeEach(() => {
  lastAddress += 1
  address = `203.0.113.${lastAddress}`
})

describe('limits of sign-in', () => {
  const wrong = 'not the password at all'
  /** Leaves the same rows as that many failures, without the hashing. */
  const spend = (name: string, windowMinutes: number, count: number, who: string) =>
    Promise.all(
      Array.from({ length: count }, () => takeTry({ name, windowMinutes, limit: count }, who, stillWorld().now())),
    )

  test('ten failures per account and network, then a delay that grows to a quarter of an hour', async () => {
    const person = await learner()
    const world = stillWorld()
    const guess = (password = wrong) => verifyCredentials({ email: person.email, password, address }, world)
    const answers = await Promise.all(Array.from({ length: 11 }, () => guess()))
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'no-match')).toHaveLength(10)
    expect(await guess(testPassword)).toEqual(tooMany(30))
    for (const minutes of [0.5, 1, 2, 4, 8, 15, 15]) {
      expect(await guess(testPassword)).toEqual(tooMany(minutes * 60))
      world.pass(minutes)
      expect(await guess()).toEqual(noMatch)
    }
    world.pass(15)
    expect(await guess(testPassword)).toMatchObject({ ok: true })
    expect(await guess()).toEqual(noMatch)
    expect(await guess(testPassword)).toMatchObject({ ok: true })
  })

  test('an unknown address has the same limit as a known one', async () => {
    const world = stillWorld()
    const guess = () => verifyCredentials({ email: 'unknown-limit@test.example', password: wrong, address }, world)
    for (let n = 0; n < 10; n++) expect(await guess()).toEqual(noMatch)
    expect(await guess()).toEqual(tooMany(30))
  })

  test('a stranger in another network doesn’t delay the owner', async () => {
    const person = await learner()
    const world = stillWorld()
    const guess = { email: person.email, password: wrong, address: '203.0.113.1' }
    for (let n = 0; n < 11; n++) await verifyCredentials(guess, world)
    expect(await verifyCredentials(guess, world)).toEqual(tooMany())
    const owner = { email: person.email, password: testPassword, address }
    expect(await verifyCredentials(owner, world)).toMatchObject({ ok: true })
  })

  test('a stranger in the same network doesn’t delay a device on which the owner signed in before', async () => {
    const person = await learner()
    const other = await learner()
    const world = stillWorld()
    const owner = { email: person.email, password: testPassword, address }
    const signedIn = await verifyCredentials(owner, world)
    if (!signedIn.ok) throw new Error(signedIn.reason)
    const { device } = signedIn
    for (let n = 0; n < 11; n++) await verifyCredentials({ ...owner, password: wrong }, world)
    expect(await verifyCredentials(owner, world)).toEqual(tooMany())
    expect(await verifyCredentials({ ...owner, device: 'a'.repeat(27) }, world)).toEqual(tooMany())
    expect(await verifyCredentials({ ...owner, device }, world)).toEqual({ ...signedIn, session: expect.anything() })
    // Another account does not know the device, so it has its own limit.
    for (let n = 0; n < 10; n++) await verifyCredentials({ ...owner, password: wrong, device }, world)
    expect(await verifyCredentials({ ...owner, device }, world)).toEqual(tooMany())
    const elsewhere = { email: other.email, password: wrong, address, device }
    for (let n = 0; n < 10; n++) await verifyCredentials(elsewhere, world)
    expect(await verifyCredentials({ ...elsewhere, password: testPassword }, world)).toEqual(tooMany())
  })

  test('a device is forgotten a year after the last sign-in on it', async () => {
    const person = await learner()
    const world = stillWorld()
    const owner = { email: person.email, password: testPassword, address }
    const signedIn = await verifyCredentials(owner, world)
    if (!signedIn.ok) throw new Error(signedIn.reason)
    world.pass(366 * 24 * 60)
    for (let n = 0; n < 10; n++) await verifyCredentials({ ...owner, password: wrong }, world)
    expect(await verifyCredentials({ ...owner, device: signedIn.device }, world)).toEqual(tooMany())
  })

  test('an account that a hundred tries from many networks failed at takes the right password and delays the second try', async () => {
    const person = await learner()
    const world = stillWorld()
    const guess = (n: number, password = wrong) =>
      verifyCredentials({ email: person.email, password, address: `198.18.0.${n}` }, world)
    await spend('sign-in-strangers', 60, 99, person.email)
    for (const n of [99, 100]) expect(await guess(n)).toEqual(noMatch)
    expect(await guess(99, testPassword)).toMatchObject({ ok: true })
    expect(await guess(100, testPassword)).toEqual(tooMany(60))
    expect(await guess(101, testPassword)).toMatchObject({ ok: true })
  })

  test('one person’s failures don’t lock out the others behind their network address', async () => {
    const person = await learner()
    const world = stillWorld()
    const forgetful = { email: 'forgetful@test.example', password: wrong, address }
    for (let n = 0; n < 400; n++) await verifyCredentials(forgetful, world)
    expect(await verifyCredentials({ email: person.email, password: testPassword, address }, world)).toMatchObject({
      ok: true,
    })
  })

  test('three hundred accounts that fail in a network, for any account that never signed in there', async () => {
    const person = await learner()
    const colleague = await learner()
    const world = stillWorld()
    const guess = (email: string, password = wrong) => verifyCredentials({ email, password, address }, world)
    expect(await guess(colleague.email, testPassword)).toMatchObject({ ok: true })
    await spend('sign-in-network', 15, 299, address)
    expect(await guess('spray-last@test.example')).toEqual(noMatch)
    for (const email of ['spray-more@test.example', 'spray-more@test.example', 'spray-last@test.example']) {
      expect(await guess(email)).toEqual(tooMany())
    }
    expect(await guess(person.email, testPassword)).toEqual(tooMany())
    expect(await guess(colleague.email, testPassword)).toMatchObject({ ok: true })
    // The log has one refusal per limit and window; otherwise an attacker could fill it.
    const reasons = (await failuresFrom(address)).map(({ details }) => (details as { reason: string }).reason)
    expect(reasons).toEqual(['no-match', 'too-many-for-address'])
    const elsewhere = { email: person.email, password: testPassword, address: '192.0.2.1' }
    expect(await verifyCredentials(elsewhere, world)).toMatchObject({ ok: true })
    world.pass(15)
    expect(await guess(person.email, testPassword)).toMatchObject({ ok: true })
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
