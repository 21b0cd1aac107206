import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { learner, stillWorld, testPassword } from '@/prisma/factories'
import { findKnownSecret, rememberDevice } from './known-device'
import { verifyCredentials } from './verify-credentials'

const world = stillWorld()
const madeUp = 'a'.repeat(27)
const isKnownOn = async (account: { id: string }, device: string | null) =>
  (await findKnownSecret(account, device, world.now())) !== null
const idOf = async () => ({ id: (await learner()).accountId })

async function signIn({ email }: { email: string }, device: string | null) {
  const signed = await verifyCredentials({ email, password: testPassword, address: randomUUID(), device }, world)
  if (!signed.ok) throw new Error(signed.reason)
  return signed.device
}

test('a secret that the browser made up never becomes a known device', async () => {
  const person = await learner()
  const device = await signIn(person, madeUp)
  expect(device).not.toBe(madeUp)
  expect(await isKnownOn({ id: person.accountId }, madeUp)).toBe(false)
  expect(await isKnownOn({ id: person.accountId }, device)).toBe(true)
})

test('a secret of another person’s device, planted in a browser, never becomes a known device', async () => {
  const [person, stranger] = [await learner(), await learner()]
  const planted = await signIn(stranger, null)
  await signIn(person, planted)
  expect(await isKnownOn({ id: person.accountId }, planted)).toBe(false)
})

test('people who share a device are all known on it, and hear of no new device', async () => {
  const people = [await learner(), await learner(), await learner()]
  let device: string | null = null
  for (const person of people) device = await signIn(person, device)
  for (const person of people) {
    expect(await isKnownOn({ id: person.accountId }, device)).toBe(true)
    device = await signIn(person, device)
    const where = { action: 'account.signed-in', subjectId: person.accountId }
    const entries = await db.auditEvent.findMany({ where, select: { details: true } })
    expect(entries).toEqual([{ details: { newDevice: false } }, { details: { newDevice: false } }])
    expect(await db.knownDevice.count({ where: { accountId: person.accountId } })).toBe(1)
  }
})

test('a second device of a person is new', async () => {
  const account = await idOf()
  expect(await rememberDevice(account, null, world)).toMatchObject({ isNew: false })
  expect(await rememberDevice(account, null, world)).toMatchObject({ isNew: true })
})

test('a device keeps the twenty people who signed in last', async () => {
  const first = await idOf()
  let { device } = await rememberDevice(first, null, world)
  const more = await Promise.all(Array.from({ length: 20 }, idOf))
  for (const account of more) device = (await rememberDevice(account, device, world)).device
  expect(device).toMatch(/^[\w-]{27}(?:\.[\w-]{27}){19}$/)
  expect(await isKnownOn(first, device)).toBe(false)
  for (const account of more) expect(await isKnownOn(account, device)).toBe(true)
})
