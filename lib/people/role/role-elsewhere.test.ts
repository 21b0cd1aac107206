import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf, withApp } from '@/fixtures/second-factor'
import { providerOf, vouchedBy } from '@/fixtures/sign-on'
import { whileHeld } from '@/fixtures/while-held'
import { type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { grantAdministrator } from '@/lib/people/account/grant-administrator'
import { lockAccount } from '@/lib/people/account/lock-account'
import { findReset } from '@/lib/people/account/reset-password'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { acceptGrant } from '@/lib/people/auditor/accept-grant'
import { endGrant } from '@/lib/people/auditor/end-grant'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { findAuditedOrganization } from '@/lib/people/auditor/queries'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { finishSignIn } from '@/lib/people/second-factor/finish-sign-in'
import { confirmAtProvider } from '@/lib/people/single-sign-on/confirm-at-provider'
import { listConfirmers, type Provider } from '@/lib/people/single-sign-on/queries'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import { db, query, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { administrator, cohort, joined, learner, organization } from '@/prisma/factories'
import { offerCoordinator } from './offer-coordinator'

/* A learner of one organization, whose coordinator and identity provider could use the account, has a role elsewhere. */

const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

let home: Coordinator
let other: Coordinator
let person: Learner
let provider: Provider

beforeEach(async () => {
  home = (await organization()).coordinator
  other = (await organization()).coordinator
  person = await learner()
  await joined(person, (await cohort(home)).code)
  provider = await providerOf(home.organizationId)
})

async function offerAudit(from = -1, until = 9): Promise<string> {
  const granted = await grantAuditor(other, { email: person.email, from: day(from), until: day(until) })
  if (!granted.ok) throw new Error(granted.reason)
  return granted.id
}

const acceptAudit = async (from?: number) => acceptGrant(person, { grantId: await offerAudit(from) })
const there = () => ({ organizationId: other.organizationId, accountId: person.accountId })

const roles: [string, () => Promise<unknown>][] = [
  ['a learner there', async () => joined(person, (await cohort(other)).code)],
  ['a coordinator there', () => makeCoordinator(operator, there())],
  ['an auditor there', () => acceptAudit()],
  ['an auditor there from next week on', () => acceptAudit(7)],
  ['an administrator of the site', () => grantAdministrator(operator, person.accountId)],
]

const offers: [string, () => Promise<unknown>][] = [
  ['invited to audit there', () => offerAudit()],
  [
    'invited to coordinate there',
    async () => {
      await db.addressConfirmation.deleteMany({ where: { accountId: person.accountId } })
      await offerCoordinator((await administrator()).administrator, there(), { byMail: false })
    },
  ],
]

const links = () => db.passwordReset.count({ where: { accountId: person.accountId } })
const refusal = {
  code: 'forbidden',
  message: expect.stringMatching(/^You can’t make a password link for this person\. /),
}

/** Signs on at the home organization's provider, linking the account the first time. */
async function linked() {
  const vouched = vouchedBy(provider, { authenticatedAt: new Date(Date.now() + 1000) })
  const arrival = { vouched, device: null, userAgent: null }
  const signed = await signOn(provider, { ...arrival, linkTo: person.accountId })
  if (!signed.ok) throw new Error(signed.reason)
  const { session } = signed
  return {
    session,
    again: () => signOn(provider, { ...arrival, linkTo: null }),
    confirm: () => confirmAtProvider(provider, { vouched, session, begunAt: new Date(), userAgent: null }),
  }
}

const refused = { ok: false, reason: 'not-admitted' }

describe.each([...roles, ...offers])('of a person who is %s', (_role, give) => {
  test('a coordinator can’t make a password link, in words that name no role', async () => {
    await give()
    await expect(makeResetLink(home, person)).rejects.toMatchObject(refusal)
    expect(await links()).toBe(0)
  })

  test('a password link from before stops working', async () => {
    const { token } = await makeResetLink(home, person)
    await give()
    expect(await findReset(token)).toBeNull()
  })

  test('an identity provider confirms nothing and links nothing', async () => {
    const { confirm } = await linked()
    expect(await confirm()).toEqual({ ok: true })
    await give()
    expect(await confirm()).toEqual(refused)
    expect(await listConfirmers(person)).toEqual([])
    const second = { vouched: vouchedBy(provider), linkTo: person.accountId, device: null, userAgent: null }
    expect(await signOn(provider, second)).toEqual(refused)
  })
})

describe.each(roles)('of a person who is %s', (_role, give) => {
  test('an identity provider opens no session, and those that it opened end', async () => {
    const { session, again } = await linked()
    expect(await findSessionAccount(session)).not.toBeNull()
    await give()
    expect(await findSessionAccount(session)).toBeNull()
    expect(await again()).toEqual(refused)
  })
})

test('an organization can’t keep another’s people out of their provider by inviting them', async () => {
  const { session, again } = await linked()
  await offerAudit()
  expect(await again()).toMatchObject({ ok: true })
  expect(await findSessionAccount(session)).not.toBeNull()
})

test('a provider that signed a person on can’t read what the person audits by accepting for them', async () => {
  const { again } = await linked()
  const grantId = await offerAudit()
  const signed = await again()
  if (!signed.ok) throw new Error('the provider was refused')
  await acceptGrant(person, { grantId })
  expect(await findAuditedOrganization(person, other.organizationId, new Date())).not.toBeNull()
  expect(await findSessionAccount(signed.session)).toBeNull()
})

test('a grant that is over or ended keeps nobody from acting, and the site’s own provider always may', async () => {
  await db.auditorGrant.update({
    where: { id: await offerAudit(-9, 0) },
    data: { accountId: person.accountId, acceptedAt: new Date() },
  })
  await expect(makeResetLink(home, person)).rejects.toMatchObject(refusal)
  const later = { ...systemWorld, now: () => new Date(Date.now() + 3 * 86_400_000) }
  expect(await makeResetLink(home, person, later)).toMatchObject({ token: expect.any(String) })
  const grantId = (await db.auditorGrant.findFirstOrThrow({ where: { accountId: person.accountId } })).id
  await endGrant(other, { grantId, reason: 'Done' })
  expect(await makeResetLink(home, person)).toMatchObject({ token: expect.any(String) })
  const site = await providerOf(null)
  await grantAdministrator(operator, person.accountId)
  const arrival = { vouched: vouchedBy(site), linkTo: person.accountId, device: null, userAgent: null }
  expect(await signOn(site, arrival)).toMatchObject({ ok: true })
})

test('roles in the same organization keep neither its provider nor its auditors out', async () => {
  const { again } = await linked()
  const granted = await grantAuditor(home, { email: person.email, from: day(-1), until: day(9) })
  if (!granted.ok) throw new Error(granted.reason)
  await acceptGrant(person, { grantId: granted.id })
  await makeCoordinator(operator, { organizationId: home.organizationId, accountId: person.accountId })
  expect(await again()).toMatchObject({ ok: true })
})

/** Accepts an audit, as `acceptGrant` does, in a transaction that is not committed yet. */
const accepting = (grantId: string) => async (tx: Statements) => {
  await lockAccount(tx, person.accountId)
  await query(tx)`
    update auditor_grant set account_id = ${person.accountId}::uuid, accepted_at = now() where id = ${grantId}::uuid`
}

describe('a role that is accepted at this moment', () => {
  test('keeps a coordinator’s link from being made', async () => {
    const membership = async (tx: Statements) => {
      await lockAccount(tx, person.accountId)
      await query(tx)`
        insert into membership (id, organization_id, account_id, role, name_key, started_at)
        values (gen_random_uuid(), ${other.organizationId}::uuid, ${person.accountId}::uuid, 'learner', '', now())`
    }
    await expect(whileHeld(membership, () => makeResetLink(home, person))).rejects.toMatchObject(refusal)
  })

  test('keeps a provider from signing the person on', async () => {
    const { again } = await linked()
    const grantId = await offerAudit()
    expect(await whileHeld(accepting(grantId), again)).toEqual(refused)
  })

  test('keeps a sign-on from being finished by the second step', async () => {
    const { again } = await linked()
    const { secret } = await withApp(person)
    const begun = await again()
    if (begun.ok || begun.reason !== 'second-factor') throw new Error('no second step')
    await acceptAudit()
    const proof = { code: codeOf(secret, new Date()) }
    const step = { pending: begun.pending, proof, network: 'home', device: null, userAgent: null }
    await expect(finishSignIn(step)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('a link of the operator ends too when the person accepts an audit', async () => {
  const { token } = await createResetLink(operator, person.accountId)
  await acceptAudit()
  expect(await findReset(token)).toBeNull()
})
