import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { providerOf, sampleClient, vouchedBy } from '@/fixtures/sign-on'
import { operator } from '@/lib/people/account/actor'
import { isAdministrator } from '@/lib/people/account/queries'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { db } from '@/lib/platform/db'
import { learner, organization } from '@/prisma/factories'
import { addProvider } from './add-provider'
import { changeProvider } from './change-provider'
import { findProvider, type Provider } from './queries'
import { providerInput, type Vouched } from './schema'
import { signOn } from './sign-on'

const rolesIn = (text: string) => {
  const input = providerInput.parse({
    ...sampleClient,
    issuer: 'https://a.example',
    domains: 'a.example',
    coordinatorGroups: '',
    roles: text,
  })
  return input.roles ?? []
}

/** A provider of the site, and two organizations that its lines name as A and B. */
async function sitePlace(lines: string) {
  const [a, b] = [(await organization()).coordinator, (await organization()).coordinator]
  const text = lines.replaceAll(' A', ` ${a.organizationName}`).replaceAll(' B', ` ${b.organizationName}`)
  const id = randomUUID()
  const own = { id, ...sampleClient, issuer: `https://${id}.example`, domains: [`${id}.example`] }
  await addProvider(operator, { ...own, coordinatorGroups: [], roles: rolesIn(text), organizationId: null })
  return { a: a.organizationId, b: b.organizationId, provider: await findProvider(id) }
}

async function accepted(provider: Provider, vouched: Vouched) {
  const signed = await signOn(provider, { vouched, linkTo: null, device: null, userAgent: null })
  if (!signed.ok) throw new Error(signed.reason)
  return signed.session
}

const rolesOf = async ({ accountId }: { accountId: string }) =>
  (await db.membership.findMany({ where: { accountId, endedAt: null } }))
    .map(({ organizationId, role }) => `${role} of ${organizationId}`)
    .sort()

describe('groups of a provider of the site', () => {
  test('give roles in several organizations, each once, and log which provider gave them', async () => {
    const { a, b, provider } = await sitePlace(
      'Staff -> learner of A\nTrainers -> coordinator of A\nTrainers -> Coordinator of B',
    )
    const vouched = vouchedBy(provider, { groups: ['Trainers', 'Staff', 'Others'] })
    const person = await accepted(provider, vouched)
    const all = [`coordinator of ${a}`, `coordinator of ${b}`, `learner of ${a}`].sort()
    expect(await rolesOf(person)).toEqual(all)
    await accepted(provider, vouched)
    expect(await db.membership.count({ where: { accountId: person.accountId } })).toBe(3)
    const entries = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, action: 'organization.coordinator-made' },
    })
    expect(entries).toMatchObject([a, b].map(() => ({ actorRole: 'provider', details: { providerId: provider.id } })))
  })

  test('end a coordinator’s role that they gave when the group is gone, and no other role', async () => {
    const { a, b, provider } = await sitePlace(
      'Staff -> learner of A\nTrainers -> coordinator of A\nLeads -> coordinator of B',
    )
    const vouched = vouchedBy(provider, { groups: ['Staff', 'Trainers', 'Leads'] })
    const person = await accepted(provider, vouched)
    await accepted(provider, { ...vouched, groups: ['Leads'] })
    expect(await rolesOf(person)).toEqual([`coordinator of ${b}`, `learner of ${a}`].sort())
  })

  test('end the role when an administrator takes the group off the list', async () => {
    const { provider } = await sitePlace('Trainers -> coordinator of A')
    const vouched = vouchedBy(provider, { groups: ['Trainers'] })
    const person = await accepted(provider, vouched)
    const input = { ...sampleClient, issuer: provider.issuer, domains: provider.domains, coordinatorGroups: [] }
    expect(await changeProvider(operator, { providerId: provider.id, ...input, roles: [] })).toMatchObject({ ok: true })
    await accepted(await findProvider(provider.id), vouched)
    expect(await rolesOf(person)).toEqual([])
  })

  test('give no role again that a person ended', async () => {
    const { a, provider } = await sitePlace('Trainers -> coordinator of A')
    const vouched = vouchedBy(provider, { groups: ['Trainers'] })
    const person = await accepted(provider, vouched)
    await removeCoordinator(operator, { organizationId: a, accountId: person.accountId, reason: 'moved on' })
    await accepted(provider, vouched)
    expect(await rolesOf(person)).toEqual([])
  })

  test('give nothing to a person without a listed group, and never the administration', async () => {
    const { provider } = await sitePlace('Trainers -> coordinator of A')
    const person = await accepted(
      provider,
      vouchedBy(provider, { groups: ['trainers', 'administrators', 'Administrators'] }),
    )
    expect(await rolesOf(person)).toEqual([])
    expect(await isAdministrator({ ...(await learner()), accountId: person.accountId })).toBe(false)
  })
})

describe('is refused', () => {
  test.each([
    'Trainers',
    'Trainers -> administrator of the site',
    'Trainers = coordinator of A',
    '-> learner of A',
    'Staff -> learner of ',
  ])('the line %j', (line) => {
    expect(() => rolesIn(line)).toThrow('Write each line like this')
  })

  test('a role in an organization that does not exist, and nothing is kept', async () => {
    const id = randomUUID()
    const own = {
      id,
      ...sampleClient,
      issuer: `https://${id}.example`,
      domains: [`${id}.example`],
      coordinatorGroups: [],
    }
    const roles = rolesIn('Trainers -> coordinator of Nowhere Police')
    expect(await addProvider(operator, { ...own, roles, organizationId: null })).toEqual({
      ok: false,
      reason: 'unknown-organization',
      name: 'Nowhere Police',
    })
    expect(await db.signOnProvider.count({ where: { id } })).toBe(0)
  })

  test('a role in another organization by the provider of one organization', async () => {
    const home = (await organization()).coordinator
    const other = (await organization()).coordinator
    const { id, issuer, domains } = await providerOf(home.organizationId)
    const roles = rolesIn(`Trainers -> coordinator of ${other.organizationName}`)
    const input = { ...sampleClient, issuer, domains, coordinatorGroups: [], roles }
    await changeProvider(operator, { providerId: id, ...input })
    const provider = await findProvider(id)
    expect(provider.roles).toEqual([])
    const person = await accepted(provider, vouchedBy(provider, { groups: ['Trainers'] }))
    expect(await rolesOf(person)).toEqual([`learner of ${home.organizationId}`])
  })
})

test('a group may contain equals signs and commas, as directories name them', () => {
  expect(rolesIn('CN=Trainers,OU=Police,DC=riverton -> coordinator of Riverton Police')).toEqual([
    { group: 'CN=Trainers,OU=Police,DC=riverton', role: 'coordinator', organization: 'Riverton Police' },
  ])
})
