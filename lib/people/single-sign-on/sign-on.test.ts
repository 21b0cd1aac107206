import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { codeOf, withApp } from '@/fixtures/second-factor'
import { providerOf, sampleClient, vouchedBy } from '@/fixtures/sign-on'
import { operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { finishSignIn } from '@/lib/people/second-factor/finish-sign-in'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, cohort, joined, learner, organization } from '@/prisma/factories'
import { addProvider } from './add-provider'
import { endAtProvider } from './end-at-provider'
import { endProvider } from './end-provider'
import { openClientSecret } from './provider-row'
import { findProvider, type Provider } from './queries'
import type { Vouched } from './schema'
import { signOn } from './sign-on'

const organizationProvider = async () => providerOf((await organization()).coordinator.organizationId)

const on = (provider: Provider, vouched: Vouched, linkTo: string | null = null) =>
  signOn(provider, { vouched, linkTo, device: null, userAgent: null })

/** Signs on, and returns the account. */
async function accepted(provider: Provider, vouched: Vouched, linkTo: string | null = null) {
  const signed = await on(provider, vouched, linkTo)
  if (!signed.ok) throw new Error(signed.reason)
  return { accountId: signed.session.accountId, session: signed.session }
}

const rolesOf = async ({ accountId }: { accountId: string }) =>
  (await db.membership.findMany({ where: { accountId, endedAt: null }, orderBy: { role: 'asc' } })).map(
    ({ role }) => role,
  )

describe('a first sign-on', () => {
  test('creates an account with the name and address, joins the organization, and opens a session', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const person = await accepted(provider, vouched)
    expect(await findSessionAccount(person.session)).toMatchObject({ name: 'Casey Doe', email: vouched.email })
    expect(await rolesOf(person)).toEqual(['learner'])
    expect(await actionsAbout(person)).toEqual([
      'account.registered',
      'account.sign-on-linked',
      'organization.joined',
      'account.signed-in',
    ])
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { action: 'organization.joined', subjectId: person.accountId },
    })
    expect(entry).toMatchObject({ actorRole: 'provider', actorId: null, details: { providerId: provider.id } })
  })

  test('works for a provider whose id has no version (RFC 9562)', async () => {
    const provider = await providerOf(null, undefined, randomUUID().replace(/-4/, '-0'))
    expect(await accepted(provider, vouchedBy(provider))).toMatchObject({ accountId: expect.any(String) })
  })

  test('twice at the same moment makes one account', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const signed = await Promise.all(Array.from({ length: 8 }, () => accepted(provider, vouched)))
    expect(new Set(signed.map(({ accountId }) => accountId)).size).toBe(1)
  })

  test('gives no role when the provider is the site’s', async () => {
    const provider = await providerOf(null)
    expect(await rolesOf(await accepted(provider, vouchedBy(provider, { groups: ['Trainers'] })))).toEqual([])
  })
})

describe('is refused', () => {
  test.each([
    ['an unknown subject outside the mail domains', { email: 'casey@elsewhere.example' }, 'other-domain'],
    ['a subdomain of a mail domain', { email: (domain: string) => `casey@mail.${domain}` }, 'other-domain'],
    ['a mail domain in the local part', { email: (domain: string) => `"a@${domain}"@elsewhere.example` }, 'no-address'],
    ['an address that the provider has not confirmed', { isEmailConfirmed: false }, 'unconfirmed-address'],
    ['a person without an address', { email: null }, 'no-address'],
    ['a person without a name', { name: null }, 'no-name'],
  ])('%s', async (_what, { email, ...more }: { email?: unknown } & Partial<Omit<Vouched, 'email'>>, reason) => {
    const provider = await organizationProvider()
    const [domain = ''] = provider.domains
    const address = typeof email === 'function' ? email(domain) : email
    const vouched = vouchedBy(provider, { ...more, ...(address !== undefined && { email: address }) })
    expect(await on(provider, vouched)).toEqual({ ok: false, reason })
    const refusals = await db.auditEvent.count({
      where: { action: 'account.sign-on-refused', details: { path: ['providerId'], equals: provider.id } },
    })
    expect(refusals).toBe(1)
  })

  test('an address that another account owns, which stays as it is', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const owner = await learner({ email: vouched.email ?? '' })
    expect(await on(provider, { ...vouched, email: owner.email.toUpperCase() })).toEqual({
      ok: false,
      reason: 'address-owned',
    })
    expect(await db.signOnSubject.count({ where: { accountId: owner.accountId } })).toBe(0)
    expect(await rolesOf(owner)).toEqual([])
  })

  test('a person of another organization, whose provider names the same issuer (mix-up)', async () => {
    const home = await organizationProvider()
    const vouched = vouchedBy(home)
    await accepted(home, vouched)
    const other = await providerOf((await organization()).coordinator.organizationId, home.issuer)
    expect(await on(other, { ...vouched, email: `x@${other.domains[0]}` })).toEqual({
      ok: false,
      reason: 'not-admitted',
    })
  })

  test('a person who joined another organization later', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const { accountId } = await accepted(provider, vouched)
    const { organizationId } = (await organization()).coordinator
    await makeCoordinator(operator, { organizationId, accountId })
    expect(await on(provider, vouched)).toEqual({ ok: false, reason: 'not-admitted' })
  })

  test('an administrator of the site, by the provider of an organization', async () => {
    const provider = await organizationProvider()
    const { accountId } = (await administrator()).account
    expect(await on(provider, vouchedBy(provider), accountId)).toEqual({ ok: false, reason: 'not-admitted' })
    const site = await providerOf(null)
    expect((await on(site, vouchedBy(site), accountId)).ok).toBe(true)
  })

  test('a closed account', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const { accountId } = await accepted(provider, vouched)
    await closeAccount(operator, accountId, 'asked for it')
    expect(await on(provider, vouched)).toEqual({ ok: false, reason: 'closed' })
  })
})

describe('a person with a second factor here', () => {
  async function withFactor() {
    const provider = await organizationProvider()
    const person = await learner()
    const vouched = vouchedBy(provider, { hasFactor: true })
    const { secret } = await withApp(person)
    const { session } = await accepted(provider, vouched, person.accountId)
    const finish = (pending: string, code = codeOf(secret, new Date())) =>
      finishSignIn({ pending, proof: { code }, network: '192.0.2.77', device: null, userAgent: null })
    const first = async () => {
      const begun = await on(provider, { ...vouched, hasFactor: false, providerSession: 'there' })
      if (begun.ok || begun.reason !== 'second-factor') throw new Error('there was no second step')
      return begun.pending
    }
    return { provider, person, vouched, session, finish, first }
  }

  test('signs on without it when the provider asked for one, which the session and the log remember', async () => {
    const { session, person } = await withFactor()
    expect((await findSessionAccount(session))?.factorAt).toEqual(expect.any(Date))
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { action: 'account.signed-in', subjectId: person.accountId },
    })
    expect(entry.details).toMatchObject({ factor: 'provider' })
  })

  test('gets no session from a provider that asked for none, before the step here', async () => {
    const { person, first, finish } = await withFactor()
    const before = await db.session.count({ where: { accountId: person.accountId } })
    const pending = await first()
    expect(await finish(pending, '000000')).toMatchObject({ ok: false, reason: 'no-match' })
    expect(await db.session.count({ where: { accountId: person.accountId } })).toBe(before)
    expect((await finish(pending)).ok).toBe(true)
  })

  test('is signed out here after the step, too, when the provider signs the person out', async () => {
    const { provider, first, finish } = await withFactor()
    const finished = await finish(await first())
    if (!finished.ok) throw new Error(finished.reason)
    expect((await findSessionAccount(finished.session))?.factorAt).toEqual(expect.any(Date))
    await endAtProvider(provider, { subject: null, providerSession: 'there' })
    expect(await findSessionAccount(finished.session)).toBeNull()
  })

  test('is refused the step when the provider was removed in the meantime', async () => {
    const { provider, person, first, finish } = await withFactor()
    const pending = await first()
    await endProvider(operator, provider.id)
    await expect(finish(pending)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.session.count({ where: { accountId: person.accountId, factorAt: null } })).toBeLessThan(2)
  })
})

describe('a link from the account page', () => {
  test('binds the subject to the signed-in person, who signs on with it afterwards', async () => {
    const provider = await organizationProvider()
    const person = await learner()
    const vouched = vouchedBy(provider, { email: `someone@${provider.domains[0]}` })
    await accepted(provider, vouched, person.accountId)
    expect((await accepted(provider, vouched)).accountId).toBe(person.accountId)
    expect(await rolesOf(person)).toEqual(['learner'])
  })

  test('confirms the address of the account if the provider vouches for the same one, and coordinates only then', async () => {
    const provider = await organizationProvider()
    const [same, different] = [await learner({ confirmed: false }), await learner({ confirmed: false })]
    const said = vouchedBy(provider, { groups: ['Trainers'] })
    await db.account.update({
      where: { id: same.accountId },
      data: { email: said.email ?? '', emailKey: said.email ?? '' },
    })
    await accepted(provider, said, same.accountId)
    expect(await isConfirmed(db, same.accountId)).toBe(true)
    expect(await rolesOf(same)).toEqual(['learner', 'coordinator'])
    await accepted(provider, vouchedBy(provider, { groups: ['Trainers'] }), different.accountId)
    expect(await isConfirmed(db, different.accountId)).toBe(false)
    expect(await rolesOf(different)).toEqual(['learner'])
  })

  test('is refused for a subject that is bound to another account', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    await accepted(provider, vouched)
    const person = await learner()
    expect(await on(provider, vouched, person.accountId)).toEqual({ ok: false, reason: 'linked-to-another' })
  })

  test('is refused for a learner of another organization', async () => {
    const provider = await organizationProvider()
    const person = await learner()
    const { code } = await cohort((await organization()).coordinator)
    await joined(person, code)
    expect(await on(provider, vouchedBy(provider), person.accountId)).toEqual({
      ok: false,
      reason: 'not-admitted',
    })
  })
})

describe('groups', () => {
  test('make a coordinator, and end the role when the group is gone', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider, { groups: ['Trainers', 'Staff'] })
    const person = await accepted(provider, vouched)
    expect(await rolesOf(person)).toEqual(['learner', 'coordinator'])
    await accepted(provider, { ...vouched, groups: ['Staff'] })
    expect(await rolesOf(person)).toEqual(['learner'])
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { action: 'organization.coordinator-removed', subjectId: person.accountId },
    })
    expect(entry).toMatchObject({ actorRole: 'provider', details: { providerId: provider.id } })
    await accepted(provider, vouched)
    expect(await rolesOf(person)).toEqual(['learner', 'coordinator'])
  })

  test('do not end a role that an administrator gave', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider)
    const person = await accepted(provider, vouched)
    await makeCoordinator(operator, { organizationId: provider.organizationId ?? '', accountId: person.accountId })
    await accepted(provider, vouched)
    expect(await rolesOf(person)).toEqual(['learner', 'coordinator'])
  })

  test('do not give a role again that an administrator ended', async () => {
    const provider = await organizationProvider()
    const vouched = vouchedBy(provider, { groups: ['Trainers'] })
    const person = await accepted(provider, vouched)
    const organizationId = provider.organizationId ?? ''
    await removeCoordinator(operator, { organizationId, accountId: person.accountId, reason: 'moved on' })
    await accepted(provider, vouched)
    expect(await rolesOf(person)).toEqual(['learner'])
  })
})

test('removing a provider ends the sessions that it began, and its people cannot sign on', async () => {
  const provider = await organizationProvider()
  const person = await accepted(provider, vouchedBy(provider))
  await endProvider(operator, provider.id)
  expect(await findSessionAccount(person.session)).toBeNull()
  await expect(findProvider(provider.id)).rejects.toMatchObject({ code: 'not-found' })
})

test('removing a provider is safe to repeat for the same administrator, and leaves one entry', async () => {
  const { id } = await organizationProvider()
  const [one, other] = [(await administrator()).administrator, (await administrator()).administrator]
  await Promise.all(Array.from({ length: 50 }, () => endProvider(one, id)))
  const entries = await db.auditEvent.count({
    where: { action: 'sign-on.provider-ended', object: `sign-on-provider:${id}` },
  })
  expect(entries).toBe(1)
  await expect(endProvider(other, id)).rejects.toMatchObject({ code: 'not-found' })
})

test('the client secret is not in the database as text', async () => {
  const { id } = await organizationProvider()
  const row = await db.signOnProvider.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(row)).not.toContain(sampleClient.clientSecret)
  expect(await openClientSecret({ id })).toBe(sampleClient.clientSecret)
})

test('a provider without certificates has an empty list of them', async () => {
  expect((await organizationProvider()).certificates).toEqual([])
})

test('two providers cannot have one mail domain', async () => {
  const provider = await organizationProvider()
  const { domains, issuer } = provider
  const other = { id: randomUUID(), ...sampleClient, issuer, domains, coordinatorGroups: [], organizationId: null }
  expect(await addProvider(operator, other)).toEqual({ ok: false, reason: 'domain-taken' })
})
