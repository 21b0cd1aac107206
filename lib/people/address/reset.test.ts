import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { deliver, tokenIn } from '@/fixtures/mailbox'
import { openedSession } from '@/fixtures/opened-session'
import { operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { findReset, resetPassword } from '@/lib/people/account/reset-password'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { writeNotices } from '@/lib/people/mail/write-notices'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, learner, stillWorld } from '@/prisma/factories'
import { askForReset } from './ask-for-reset'

const password = acceptedPassword('kettle moss on the ferry rail', { email: 'a@test.example', name: 'A' })
const unusable = { ok: false, reason: 'link-unusable' }

async function asked(email: string, network: string = randomUUID(), world = stillWorld()) {
  await askForReset({ email, network }, world)
  return tokenIn((await deliver(email, world)).at(-1))
}

describe('a mailed reset link', () => {
  test('sets the password once, ends other sessions, and is followed by a notice', async () => {
    const person = await learner()
    const world = stillWorld('2034-03-10T12:00:00Z')
    const session = await openedSession(person, world)
    await askForReset({ email: person.email.toUpperCase(), network: 'home' }, world)
    const token = tokenIn((await deliver(person.email, world)).at(-1))
    expect(await resetPassword({ token, password }, world)).toEqual({ ok: true })
    expect(await findSessionAccount(session, world.now())).toBeNull()
    const signIn = { email: person.email, password, address: '192.0.2.61' }
    expect(await verifyCredentials(signIn, world)).toMatchObject({ ok: true })
    expect(await resetPassword({ token, password }, world)).toEqual(unusable)
    await writeNotices(world)
    expect(await db.mail.count({ where: { accountId: person.accountId, kind: 'password-changed' } })).toBe(1)
    const made = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.accountId, action: 'account.reset-link-made' },
    })
    expect(made).toMatchObject({ actorRole: 'stranger', actorId: null, details: { by: 'mail' } })
  })

  test('is valid for exactly an hour', async () => {
    const person = await learner()
    const world = stillWorld()
    const token = await asked(person.email, 'home', world)
    world.pass(59)
    expect(await findReset(token, world.now())).not.toBeNull()
    world.pass(1)
    expect(await findReset(token, world.now())).toBeNull()
    expect(await resetPassword({ token, password }, world)).toEqual(unusable)
  })

  test('confirms the address that it was mailed to, and a link that was handed over does not', async () => {
    const [mailed, handed] = [await learner({ confirmed: false }), await learner({ confirmed: false })]
    await resetPassword({ token: await asked(mailed.email), password }, stillWorld())
    await resetPassword({ token: (await createResetLink(operator, handed.accountId)).token, password })
    expect(await isConfirmed(db, mailed.accountId)).toBe(true)
    expect(await isConfirmed(db, handed.accountId)).toBe(false)
    expect(await actionsAbout(mailed)).toContain('account.address-confirmed')
  })

  test('stays usable when a stranger asks for more, and its use ends those', async () => {
    const person = await learner()
    const own = await asked(person.email, 'home')
    const strangers = [await asked(person.email, 'elsewhere'), await asked(person.email, 'elsewhere')]
    expect(await resetPassword({ token: own, password }, stillWorld())).toEqual({ ok: true })
    for (const token of strangers) expect(await resetPassword({ token, password }, stillWorld())).toEqual(unusable)
  })

  test('still goes to the owner after a stranger used up the mails of the address', async () => {
    const person = await learner()
    for (let tries = 0; tries < 40; tries += 1) {
      await askForReset({ email: person.email, network: `stranger ${tries % 2}` }, stillWorld())
    }
    const spent = await db.mail.count({ where: { accountId: person.accountId } })
    expect(spent).toBe(4)
    expect(await asked(person.email, 'home')).toHaveLength(27)
    expect(await db.mail.count({ where: { accountId: person.accountId } })).toBe(spent + 1)
  })

  test('is not made for an unknown address or a closed account', async () => {
    const person = await learner()
    await closeAccount(operator, person.accountId, 'asked')
    const unknown = `nobody-${randomUUID()}@test.example`
    for (const email of [person.email, unknown]) {
      expect(await asked(email)).toBe('')
      expect(await db.mail.count({ where: { recipient: email } })).toBe(0)
    }
  })

  test('sets one password when used while another link of the account is used', async () => {
    for (let round = 0; round < 3; round += 1) {
      const person = await learner()
      const tokens = [await asked(person.email, 'home'), await asked(person.email, 'work')]
      const outcomes = await Promise.all(tokens.map((token) => resetPassword({ token, password }, stillWorld())))
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})
