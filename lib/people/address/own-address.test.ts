import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { deliver, tokenIn } from '@/fixtures/mailbox'
import type { Learner } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { findReset } from '@/lib/people/account/reset-password'
import { changePassword } from '@/lib/people/account/session/change-password'
import { writeNotices } from '@/lib/people/mail/write-notices'
import { db } from '@/lib/platform/db'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { askToConfirm } from './ask-to-confirm'
import { confirmOwnAddress, findAddressLink } from './confirm-own-address'

const newAddress = () => `moved-${randomUUID().slice(0, 8)}@test.example`
const unusable = { ok: false, reason: 'link-unusable' }

async function asked(person: Learner, email = person.email, world = stillWorld()) {
  expect(await askToConfirm(person, { email }, world)).toEqual({ ok: true })
  return tokenIn((await deliver(email, world)).at(-1))
}

const now = ({ accountId }: Learner) => db.account.findUniqueOrThrow({ where: { id: accountId } })

describe('confirmOwnAddress', () => {
  test('confirms the address of an account from a site that sent no mail', async () => {
    const person = await learner({ confirmed: false })
    const token = await asked(person)
    expect(await findAddressLink(person, token, stillWorld().now())).toEqual({ email: person.email })
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual({ ok: true })
    expect(await isConfirmed(db, person.accountId)).toBe(true)
    expect(await actionsAbout(person)).toEqual([
      'account.registered',
      'account.address-change-asked',
      'account.address-confirmed',
    ])
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual(unusable)
  })

  test('changes the address only then, ends reset links, and tells the old address', async () => {
    const person = await learner()
    const email = newAddress()
    const token = await asked(person, email)
    const reset = await createResetLink({ accountId: person.accountId, role: 'administrator' }, person.accountId)
    expect((await now(person)).email).toBe(person.email)
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual({ ok: true })
    expect((await now(person)).email).toBe(email)
    expect(await isConfirmed(db, person.accountId)).toBe(true)
    expect(await findReset(reset.token)).toBeNull()
    expect((await deliver(person.email, stillWorld())).map(({ kind }) => kind)).toEqual(['address-changed'])
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.accountId, action: 'account.address-changed' },
      include: { values: true },
    })
    expect(entry.values.map(({ field, value }) => [field, value]).sort()).toEqual([
      ['email', email],
      ['email.old', person.email],
    ])
  })

  test('refuses the link to everyone but the person who asked', async () => {
    const [person, other] = [await learner(), await learner()]
    const token = await asked(person, newAddress())
    expect(await findAddressLink(other, token, stillWorld().now())).toBeNull()
    expect(await confirmOwnAddress(other, { token }, stillWorld())).toEqual(unusable)
    expect((await now(other)).email).toBe(other.email)
  })

  test('is valid for exactly a day', async () => {
    const person = await learner()
    const world = stillWorld()
    const token = await asked(person, newAddress(), world)
    world.pass(24 * 60)
    expect(await findAddressLink(person, token, world.now())).toBeNull()
    expect(await confirmOwnAddress(person, { token }, world)).toEqual(unusable)
  })

  test('does not tell that another account has the address, but tells its owner', async () => {
    const [person, owner] = [await learner(), await learner()]
    expect(await asked(person, owner.email.toUpperCase())).toBe('')
    expect((await deliver(owner.email, stillWorld())).map(({ kind }) => kind)).toEqual(['registration-tried'])
    expect(await db.addressLink.count({ where: { accountId: person.accountId } })).toBe(0)
  })

  test('gives an address to one of two people who confirm it concurrently', async () => {
    for (let round = 0; round < 3; round += 1) {
      const people = [await learner(), await learner()]
      const email = newAddress()
      const tokens: string[] = []
      for (const person of people) tokens.push(await asked(person, email))
      const outcomes = await Promise.all(
        people.map((person, index) => confirmOwnAddress(person, { token: tokens[index] ?? '' }, stillWorld())),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await db.account.count({ where: { emailKey: email } })).toBe(1)
    }
  })

  test('takes one of two links that are used concurrently', async () => {
    const person = await learner()
    const tokens = [await asked(person, newAddress()), await asked(person, newAddress())]
    const outcomes = await Promise.all(tokens.map((token) => confirmOwnAddress(person, { token }, stillWorld())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await actionsAbout(person)).filter((action) => action === 'account.address-changed')).toHaveLength(1)
  })
})

test('askToConfirm sends at most three links to one address in a quarter of an hour, and ten in an hour', async () => {
  const person = await learner()
  const world = stillWorld()
  const tooMany = { ok: false, reason: 'too-many' }
  for (let tries = 0; tries < 3; tries += 1) await asked(person, person.email, world)
  expect(await askToConfirm(person, { email: person.email }, world)).toEqual(tooMany)
  for (let tries = 0; tries < 6; tries += 1) await asked(person, newAddress(), world)
  expect(await askToConfirm(person, { email: newAddress() }, world)).toEqual(tooMany)
})

test('people of other accounts can’t use up the owner’s links to their own address', async () => {
  const person = await learner({ confirmed: false })
  const world = stillWorld()
  for (let other = 0; other < 12; other += 1) await askToConfirm(await learner(), { email: person.email }, world)
  const token = await asked(person, person.email, world)
  expect(await confirmOwnAddress(person, { token }, world)).toEqual({ ok: true })
})

test('a person whose address is not confirmed gets no notice', async () => {
  const world = stillWorld('2034-04-10T12:00:00Z')
  const [confirmed, unconfirmed] = [await learner(), await learner({ confirmed: false })]
  for (const person of [confirmed, unconfirmed]) {
    const password = acceptedPassword('kettle moss on the ferry rail', person)
    await changePassword(person, { current: testPassword, password }, world)
  }
  await writeNotices(world)
  expect(await db.mail.count({ where: { accountId: confirmed.accountId } })).toBe(1)
  expect(await db.mail.count({ where: { accountId: unconfirmed.accountId } })).toBe(0)
})
