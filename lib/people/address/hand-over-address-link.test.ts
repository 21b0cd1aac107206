import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Learner, operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { removeAdministrator } from '@/lib/people/role/remove-administrator'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, learner, stillWorld } from '@/prisma/factories'
import { confirmOwnAddress, findAddressLink } from './confirm-own-address'
import { handOverAddressLink } from './hand-over-address-link'

const newAddress = () => `moved-${randomUUID().slice(0, 8)}@test.example`
const unusable = { ok: false, reason: 'link-unusable' }

async function handedOver(person: Learner, email = person.email, world = stillWorld()) {
  const { administrator: admin } = await administrator()
  const made = await handOverAddressLink(admin, { person: person.email, email }, world)
  if (!made.ok) throw new Error(made.reason)
  return { admin, token: made.link.split('/').at(-1) ?? '' }
}

describe('a link that an administrator hands over', () => {
  test('confirms the address once its person uses it, and records who made it', async () => {
    const person = await learner({ confirmed: false })
    const { admin, token } = await handedOver(person)
    expect(await isConfirmed(db, person.accountId)).toBe(false)
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual({ ok: true })
    expect(await isConfirmed(db, person.accountId)).toBe(true)
    expect(await db.addressConfirmation.findMany({ where: { accountId: person.accountId } })).toMatchObject([
      { how: 'handed-over' },
    ])
    const asked = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.accountId, action: 'account.address-change-asked' },
    })
    expect(asked).toMatchObject({ actorRole: 'administrator', actorId: admin.accountId })
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual(unusable)
  })

  test('changes the address only then', async () => {
    const person = await learner()
    const email = newAddress()
    const { token } = await handedOver(person, email)
    expect(await db.account.count({ where: { email } })).toBe(0)
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual({ ok: true })
    expect(await db.account.findUnique({ where: { id: person.accountId } })).toMatchObject({ email })
    expect(await isConfirmed(db, person.accountId)).toBe(true)
  })

  test('is refused to anyone else, also to an administrator, and after a day', async () => {
    const person = await learner()
    const email = newAddress()
    const world = stillWorld()
    const { token } = await handedOver(person, email, world)
    for (const other of [await learner(), (await administrator()).account]) {
      expect(await confirmOwnAddress(other, { token }, world)).toEqual(unusable)
    }
    world.pass(24 * 60)
    expect(await confirmOwnAddress(person, { token }, world)).toEqual(unusable)
  })

  test('is refused once its administrator was removed, and another administrator’s is not', async () => {
    const [first, second] = [await learner({ confirmed: false }), await learner({ confirmed: false })]
    const world = stillWorld()
    const ended = await handedOver(first, first.email, world)
    const kept = await handedOver(second, second.email, world)
    await removeAdministrator(operator, { accountId: ended.admin.accountId, reason: 'left the agency' }, world)
    expect(await findAddressLink(first, ended.token, world.now())).toBeNull()
    expect(await confirmOwnAddress(first, { token: ended.token }, world)).toEqual(unusable)
    expect(await isConfirmed(db, first.accountId)).toBe(false)
    expect(await confirmOwnAddress(second, { token: kept.token }, world)).toEqual({ ok: true })
  })

  test('is not made by an administrator who was removed in the meantime', async () => {
    const person = await learner({ confirmed: false })
    const { administrator: admin } = await administrator()
    await removeAdministrator(operator, { accountId: admin.accountId, reason: 'left the agency' })
    await expect(handOverAddressLink(admin, { person: person.email, email: person.email })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await db.addressLink.count({ where: { accountId: person.accountId } })).toBe(0)
  })

  test('is refused when another account got the address in the meantime', async () => {
    const person = await learner()
    const email = newAddress()
    const { token } = await handedOver(person, email)
    await learner({ email })
    expect(await confirmOwnAddress(person, { token }, stillWorld())).toEqual(unusable)
  })

  test('is not made for an unknown person, a closed account, or an address of another account', async () => {
    const { administrator: admin } = await administrator()
    const [person, owner] = [await learner(), await learner()]
    const make = (who: string, email: string) => handOverAddressLink(admin, { person: who, email })
    expect(await make(newAddress(), newAddress())).toEqual({ ok: false, reason: 'no-account' })
    expect(await make(person.email, owner.email.toUpperCase())).toEqual({ ok: false, reason: 'address-taken' })
    await closeAccount(operator, person.accountId, 'asked for it')
    expect(await make(person.email, newAddress())).toEqual({ ok: false, reason: 'no-account' })
    expect(await db.addressLink.count({ where: { accountId: person.accountId } })).toBe(0)
  })

  test('is one link when the form is sent fifty times', async () => {
    const { administrator: admin } = await administrator()
    const person = await learner()
    const form = new URLSearchParams({ once: randomUUID(), person: person.email })
    const email = newAddress()
    const make = () => handOverAddressLink(admin, { person: person.email, email }, onceWorld('/admin/addresses', form))
    const made = await Promise.all(Array.from({ length: 50 }, make))
    expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(1)
    const asked = (await actionsAbout(person)).filter((action) => action === 'account.address-change-asked')
    expect(asked).toHaveLength(1)
  })
})
