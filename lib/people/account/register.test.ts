import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { db } from '@/lib/platform/db'
import { actionsAbout, stillWorld, testPassword } from '@/prisma/factories'
import { operator } from './actor'
import { findAccountByEmail } from './queries'
import { mayRegister, register } from './register'
import { verifyCredentials } from './session/verify-credentials'

function person(email: string) {
  return { name: 'Sample Person', email, password: acceptedPassword(testPassword, { email, name: 'Sample Person' }) }
}

describe('register', () => {
  test('makes an account and logs who made it', async () => {
    const registered = await register(person('  Ann.Example@Test.example '))
    if (!registered.ok) throw new Error(registered.reason)
    const account = await db.account.findUniqueOrThrow({ where: { id: registered.accountId } })
    expect(account).toMatchObject({ email: 'Ann.Example@Test.example', emailKey: 'ann.example@test.example' })
    expect(account.passwordHash).toMatch(/^\$argon2id\$/)
    expect(account.passwordHash).not.toContain(testPassword)
    expect(await actionsAbout(registered)).toEqual(['account.registered'])
  })

  test.each([
    ['case', 'TWICE@test.example', 'twice@TEST.example'],
    ['spaces around it', 'spaces@test.example', '\tspaces@test.example '],
    ['full-width letters', 'wide@test.example', 'ｗｉｄｅ@test.example'],
    ['a composed letter', 'zo\u00eb@test.example', 'zoe\u0308@test.example'],
  ])('an address is taken regardless of its %s', async (_what, first, second) => {
    expect(await register(person(first))).toMatchObject({ ok: true })
    expect(await register(person(second))).toEqual({ ok: false, reason: 'address-unusable' })
  })

  test('concurrent registrations with one address make one account', async () => {
    const outcomes = await Promise.all(
      ['race@test.example', 'RACE@test.example', 'Race@test.example ', 'race@test.example'].map((email) =>
        register(person(email)),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await db.account.count({ where: { emailKey: 'race@test.example' } })).toBe(1)
    const { id } = await findAccountByEmail('race@test.example')
    expect(await actionsAbout({ accountId: id })).toEqual(['account.registered'])
  })

  test('an account made on the server is logged as such', async () => {
    const registered = await register(person('by-operator@test.example'), operator)
    if (!registered.ok) throw new Error(registered.reason)
    const [row] = await db.auditEvent.findMany({ where: { subjectId: registered.accountId } })
    expect(row).toMatchObject({ actorRole: 'operator', actorId: null })
  })
})

test('one network address may make three hundred accounts an hour, then none until the next hour', async () => {
  const world = stillWorld()
  const tries = await Promise.all(Array.from({ length: 302 }, () => mayRegister('198.51.100.7', world)))
  expect(tries.filter(Boolean)).toHaveLength(300)
  expect(await mayRegister('198.51.100.8', world)).toBe(true)
  world.pass(60)
  expect(await mayRegister('198.51.100.7', world)).toBe(true)
})

test('forty people behind one network address register and sign in at once', async () => {
  const address = '198.51.100.40'
  const signedIn = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const email = `room-${index}@test.example`
      if (!(await mayRegister(address))) return false
      await register(person(email))
      const given = { email, password: testPassword, address, device: null, userAgent: null }
      return (await verifyCredentials(given)).ok
    }),
  )
  expect(signedIn).toEqual(Array(40).fill(true))
})
