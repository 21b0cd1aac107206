import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { deliver, tokenIn } from '@/fixtures/mailbox'
import { openedSession } from '@/fixtures/opened-session'
import { type Learner, operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { grantAdministrator } from '@/lib/people/account/grant-administrator'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { vouchFor } from '@/lib/people/account/vouch-for'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { findCoordinatedOrganization } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, learner, organization, stillWorld, testPassword } from '@/prisma/factories'
import { acceptInvitation } from './accept-invitation'
import { endInvitation } from './end-invitation'
import { findInvitation, listInvitations } from './invitations'
import { offerCoordinator } from './offer-coordinator'

const password = acceptedPassword('kettle moss on the ferry rail', { email: 'a@test.example', name: 'A' })
const unusable = { ok: false, reason: 'link-unusable' }
const signIn = { ok: false, reason: 'sign-in' }

async function place() {
  const { coordinator } = await organization()
  const { administrator: admin, account } = await administrator()
  return { organizationId: coordinator.organizationId, admin, adminId: account.accountId }
}

async function invited(person: Learner, world = stillWorld()) {
  const { organizationId, admin } = await place()
  const offered = await offerCoordinator(
    admin,
    { organizationId, accountId: person.accountId },
    { byMail: false, world },
  )
  if (offered.given) throw new Error('the address was confirmed')
  return { organizationId, admin, token: offered.link?.split('/').at(-1) ?? '' }
}

const coordinates = async (person: Learner, organizationId: string) =>
  (await findCoordinatedOrganization(person, organizationId)) !== null

describe('a role for a person whose address is not confirmed', () => {
  test('is refused to makeCoordinator and grantAdministrator', async () => {
    const person = await learner({ confirmed: false })
    const { organizationId } = await place()
    const input = { organizationId, accountId: person.accountId }
    expect(await makeCoordinator(operator, input)).toEqual({ ok: false, reason: 'unconfirmed' })
    await expect(grantAdministrator(operator, person.accountId)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await coordinates(person, organizationId)).toBe(false)
    expect(await actionsAbout(person)).toEqual(['account.registered'])
    await vouchFor(operator, person.accountId)
    expect(await makeCoordinator(operator, input)).toEqual({ ok: true })
  })

  test('is given at once to a person with a confirmed address', async () => {
    const person = await learner()
    const { organizationId, admin } = await place()
    expect(await offerCoordinator(admin, { organizationId, accountId: person.accountId })).toEqual({ given: true })
    expect(await coordinates(person, organizationId)).toBe(true)
  })
})

describe('an invitation', () => {
  test('is one row, one log entry, and one link when a form sends it fifty times', async () => {
    const person = await learner({ confirmed: false })
    const { organizationId, admin } = await place()
    const { accountId } = person
    const once = crypto.randomUUID()
    const offer = (token: string) => {
      const form = new URLSearchParams({ once: token, organization: organizationId, email: person.email })
      const world = onceWorld('/admin/coordinators', form)
      return offerCoordinator(admin, { organizationId, accountId }, { byMail: false, world })
    }
    const links = await Promise.all(Array.from({ length: 50 }, () => offer(once)))
    expect(new Set(links.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await db.invitation.count({ where: { accountId } })).toBe(1)
    const invitations = (await actionsAbout(person)).filter((action) => action.endsWith('coordinator-invited'))
    expect(invitations).toHaveLength(1)
    expect(await offer(crypto.randomUUID())).not.toEqual(links[0])
  })

  test('sets a new password, ends a stranger’s session, confirms the address and gives the role, once', async () => {
    const person = await learner({ confirmed: false })
    const strangers = await openedSession(person)
    const world = stillWorld()
    const { organizationId, token, admin } = await invited(person, world)
    expect(await listInvitations(admin, world.now())).toContainEqual(expect.objectContaining({ email: person.email }))
    expect(await acceptInvitation({ token, by: person }, world)).toEqual(signIn)
    expect(await acceptInvitation({ token, by: password }, world)).toEqual({ ok: true, organizationId })
    expect(await findSessionAccount(strangers)).toBeNull()
    const tried = (one: string) =>
      verifyCredentials({ email: person.email, password: one, address: '192.0.2.62' }, world)
    expect(await tried(testPassword)).toMatchObject({ ok: false })
    expect(await tried(password)).toMatchObject({ ok: true })
    expect(await isConfirmed(db, person.accountId)).toBe(true)
    expect(await coordinates(person, organizationId)).toBe(true)
    expect(await acceptInvitation({ token, by: password }, world)).toEqual(unusable)
    expect(await actionsAbout(person)).toEqual([
      'account.registered',
      'organization.coordinator-invited',
      'account.password-changed',
      'account.address-confirmed',
      'organization.invitation-accepted',
      'organization.coordinator-made',
      'account.sign-in-failed',
      'account.signed-in',
    ])
  })

  test('is mailed when the site sends mail, and names who made it, when, and until when', async () => {
    const person = await learner({ confirmed: false })
    const world = stillWorld()
    const { organizationId, admin, adminId } = await place()
    const offer = { organizationId, accountId: person.accountId }
    expect(await offerCoordinator(admin, offer, { byMail: true, world })).toEqual({ given: false, link: null })
    const token = tokenIn((await deliver(person.email, world)).at(-1))
    expect(await findInvitation(token, world.now())).toMatchObject({ organizationId, isConfirmed: false })
    expect(await db.invitation.findFirst({ where: offer })).toMatchObject({
      invitedById: adminId,
      invitedAt: world.now(),
      expiresAt: new Date('2026-12-02T12:00:00Z'),
      mailed: true,
    })
  })

  test('needs the person’s own session once their address is confirmed', async () => {
    const [person, other] = [await learner({ confirmed: false }), await learner()]
    const { organizationId, token } = await invited(person)
    await vouchFor(operator, person.accountId)
    expect(await acceptInvitation({ token, by: password }, stillWorld())).toEqual(signIn)
    expect(await acceptInvitation({ token, by: other }, stillWorld())).toEqual(signIn)
    expect(await coordinates(other, organizationId)).toBe(false)
    const strangers = await openedSession(person)
    expect(await acceptInvitation({ token, by: person }, stillWorld())).toEqual({ ok: true, organizationId })
    expect(await findSessionAccount(strangers)).not.toBeNull()
  })

  test('ends after a week, by an administrator, by a newer one, and with the account', async () => {
    const world = stillWorld()
    const people = await Promise.all(Array.from({ length: 4 }, () => learner({ confirmed: false })))
    const [late, ended, again, closed] = people as [Learner, Learner, Learner, Learner]
    const tokens: string[] = []
    const old = await invited(late, stillWorld('2026-11-18T12:00:00Z'))
    tokens.push(old.token)
    const first = await invited(ended, world)
    const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { accountId: ended.accountId } })
    await endInvitation(first.admin, { invitationId }, world)
    await endInvitation(first.admin, { invitationId }, world)
    tokens.push(first.token)
    const second = await invited(again, world)
    const newer = await offerCoordinator(
      second.admin,
      { organizationId: second.organizationId, accountId: again.accountId },
      { byMail: false, world },
    )
    expect(newer).toMatchObject({ given: false, link: expect.stringContaining('/invitations/') })
    tokens.push(second.token)
    tokens.push((await invited(closed, world)).token)
    await closeAccount(operator, closed.accountId, 'asked')
    for (const token of [...tokens, 'never-made']) {
      expect(await findInvitation(token, world.now())).toBeNull()
      expect(await acceptInvitation({ token, by: password }, world)).toEqual(unusable)
    }
    expect((await actionsAbout(ended)).filter((action) => action === 'organization.invitation-ended')).toHaveLength(1)
  })

  test('gives one role when accepted eight times concurrently', async () => {
    const person = await learner({ confirmed: false })
    const { token } = await invited(person)
    const accept = () => acceptInvitation({ token, by: password }, stillWorld())
    const outcomes = await Promise.all(Array.from({ length: 8 }, accept))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.membership.count({ where: { accountId: person.accountId, role: 'coordinator' } })).toBe(1)
  })

  test('becomes a role if the person confirms the address meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await learner({ confirmed: false })
      const { organizationId, admin } = await place()
      const offer = { organizationId, accountId: person.accountId }
      const [offered] = await Promise.all([
        offerCoordinator(admin, offer, { byMail: false }),
        vouchFor(operator, person.accountId),
      ])
      expect(await coordinates(person, organizationId)).toBe(offered.given)
      if (offered.given) continue
      const token = offered.link?.split('/').at(-1) ?? ''
      expect(await acceptInvitation({ token, by: person })).toMatchObject({ ok: true })
    }
  })

  test('is either ended or accepted when both happen concurrently', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await learner({ confirmed: false })
      const { organizationId, admin, token } = await invited(person)
      const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { accountId: person.accountId } })
      const [accepted] = await Promise.all([
        acceptInvitation({ token, by: password }, stillWorld()),
        endInvitation(admin, { invitationId }, stillWorld()),
      ])
      expect(await coordinates(person, organizationId)).toBe(accepted.ok)
      const row = await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })
      expect(row.endedAt === null).toBe(accepted.ok)
    }
  })
})
