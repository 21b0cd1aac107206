import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { deliver, tokenIn } from '@/fixtures/mailbox'
import { operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { findOwner } from '@/lib/people/account/queries'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, learner, stillWorld, testPassword } from '@/prisma/factories'
import { askToRegister } from './ask-to-register'
import { confirmRegistration, findRegistration } from './confirm-registration'

const name = 'Sample Person'
const newAddress = () => `new-${randomUUID().slice(0, 8)}@test.example`
const unusable = { ok: false, reason: 'link-unusable' }

function ask(email: string, { password = testPassword, network = `${randomUUID()}`, world = stillWorld() } = {}) {
  const accepted = acceptedPassword(password, { email, name })
  return askToRegister({ name, email, password: accepted, next: '/join/ABC', network }, world)
}

async function asked(email: string, how: Parameters<typeof ask>[1] = {}) {
  await ask(email, how)
  return tokenIn((await deliver(email, how.world ?? stillWorld())).at(-1))
}

describe('askToRegister', () => {
  test('makes no account until the mailed link is used with the password', async () => {
    const email = newAddress()
    const world = stillWorld()
    const token = await asked(` ${email.toUpperCase()}`.trim(), { world })
    expect(await findOwner(db, email)).toBeNull()
    const signIn = () => verifyCredentials({ email, password: testPassword, address: '192.0.2.60' }, world)
    expect(await signIn()).toMatchObject({ ok: false, reason: 'no-match' })
    expect(await findRegistration(token, world.now())).toEqual({ email: email.toUpperCase() })
    const confirmed = await confirmRegistration({ token, password: testPassword }, world)
    expect(confirmed).toEqual({ ok: true, email: email.toUpperCase(), next: '/join/ABC' })
    const owner = await findOwner(db, email)
    expect(owner).toMatchObject({ name, email: email.toUpperCase() })
    expect(await isConfirmed(db, owner?.id ?? '')).toBe(true)
    expect(await signIn()).toMatchObject({ ok: true })
    expect(await actionsAbout({ accountId: owner?.id ?? '' })).toEqual(['account.registered', 'account.signed-in'])
  })

  test('tells the owner of an existing account, and changes nothing of it', async () => {
    const person = await learner()
    const before = await db.account.findUniqueOrThrow({ where: { id: person.accountId } })
    await ask(person.email.toUpperCase(), { password: 'kettle moss on the ferry rail' })
    const mails = await deliver(person.email, stillWorld())
    expect(mails.map(({ kind }) => kind)).toEqual(['registration-tried'])
    expect(mails[0]?.text).toContain(`Hello ${person.name},`)
    expect(await db.account.findUniqueOrThrow({ where: { id: person.accountId } })).toEqual(before)
    expect(await actionsAbout(person)).toEqual(['account.registered', 'account.registration-tried'])
    expect(await db.registration.count({ where: { emailKey: person.email } })).toBe(0)
  })

  test('takes the address of a closed account for a new one', async () => {
    const person = await learner()
    await closeAccount(operator, person.accountId, 'asked')
    await ask(person.email)
    const mails = await db.mail.findMany({ where: { recipient: person.email } })
    expect(mails.map(({ kind }) => kind)).toEqual(['registration'])
  })

  test('mails nobody about a closed account that a legal hold keeps', async () => {
    const { administrator: admin } = await administrator()
    const person = await learner()
    await placeHold(admin, { target: { accountId: person.accountId }, reason: 'case 2026-114' })
    await closeAccount(operator, person.accountId, 'asked')
    await ask(person.email)
    expect(await db.mail.count({ where: { recipient: person.email } })).toBe(0)
  })

  test('repeats none of the words that a stranger typed', async () => {
    const email = newAddress()
    await askToRegister(
      {
        name: 'You won at prize.example',
        email,
        password: acceptedPassword(testPassword, { email, name }),
        next: '/learn',
        network: 'words',
      },
      stillWorld(),
    )
    const [mail] = await deliver(email, stillWorld())
    expect(`${mail?.text}${mail?.html}`).not.toContain('prize')
  })
})

describe('the link of a registration', () => {
  test('is stored as a hash, and sealed in the mail until it is sent', async () => {
    const email = newAddress()
    const world = stillWorld()
    await ask(email, { world })
    const stored = await db.mail.findFirstOrThrow({ where: { recipient: email } })
    expect(stored.sealedSecret).not.toBeNull()
    const token = tokenIn((await deliver(email, world)).at(-1))
    expect(token).toHaveLength(27)
    const row = await db.registration.findFirstOrThrow({ where: { emailKey: email } })
    expect(JSON.stringify([stored, row])).not.toContain(token)
    expect(await db.mail.findUniqueOrThrow({ where: { id: stored.id } })).toMatchObject({
      state: 'sent',
      sealedSecret: null,
      text: stored.text,
    })
  })

  test('refuses another password: a stranger’s registration is of no use to the owner of the address', async () => {
    const email = newAddress()
    const token = await asked(email)
    const world = stillWorld()
    const wrong = { token, password: 'not the one that was typed' }
    expect(await confirmRegistration(wrong, world)).toEqual({ ok: false, reason: 'no-match' })
    expect(await findOwner(db, email)).toBeNull()
    const tries = await Promise.all(Array.from({ length: 10 }, () => confirmRegistration(wrong, world)))
    expect(tries).toContainEqual({ ok: false, reason: 'too-many' })
  })

  test('is valid for exactly a day, and a token that was never made is refused', async () => {
    const email = newAddress()
    const world = stillWorld()
    const token = await asked(email, { world })
    world.pass(24 * 60 - 1)
    expect(await findRegistration(token, world.now())).not.toBeNull()
    world.pass(1)
    expect(await findRegistration(token, world.now())).toBeNull()
    expect(await confirmRegistration({ token, password: testPassword }, world)).toEqual(unusable)
    expect(await confirmRegistration({ token: 'never-made', password: testPassword }, world)).toEqual(unusable)
  })

  test('makes one account when used eight times concurrently, and none when used again', async () => {
    const email = newAddress()
    const token = await asked(email)
    const use = () => confirmRegistration({ token, password: testPassword }, stillWorld())
    const outcomes = await Promise.all(Array.from({ length: 8 }, use))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.account.count({ where: { emailKey: email } })).toBe(1)
    expect(await use()).toEqual(unusable)
  })

  test('ends the other links of the address: of two used concurrently, one makes the account', async () => {
    for (let round = 0; round < 3; round += 1) {
      const email = newAddress()
      const passwords = [testPassword, 'kettle moss on the ferry rail']
      const tokens = [await asked(email), await asked(email, { password: passwords[1] ?? '' })]
      const outcomes = await Promise.all(
        tokens.map((token, index) => confirmRegistration({ token, password: passwords[index] ?? '' }, stillWorld())),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await db.registration.count({ where: { emailKey: email } })).toBe(0)
    }
  })

  test('is refused when the address got an account in the meantime', async () => {
    const email = newAddress()
    const token = await asked(email)
    await learner({ email })
    expect(await confirmRegistration({ token, password: testPassword }, stillWorld())).toEqual(unusable)
  })
})
