import { describe, expect, test } from 'vitest'
import { providerOf } from '@/fixtures/sign-on'
import { join } from '@/lib/people/organization/membership/join'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { findCoordinatedOrganization, findOrganization, listMemberships } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { closeOrganization } from './close-organization'
import { offerCoordinator } from './offer-coordinator'

const reason = 'The town merged its police'
const { administrator: admin } = await administrator()

async function running() {
  const { coordinator, account } = await organization()
  const { code } = await cohort(coordinator)
  const person = await learner()
  await joined(person, code)
  return { coordinator, account, code, person, organizationId: coordinator.organizationId }
}

const entriesOf = (organizationId: string, action: string) =>
  db.auditEvent.findMany({ where: { action, object: `organization:${organizationId}` }, include: { values: true } })

describe('closeOrganization', () => {
  test('ends every membership with the reason, and leaves one entry about the organization', async () => {
    const { account, person, organizationId } = await running()
    const world = stillWorld()
    expect(await closeOrganization(admin, { organizationId, reason }, world)).toEqual({ ok: true })
    expect(await closeOrganization(admin, { organizationId, reason }, world)).toEqual({ ok: true })
    expect((await findOrganization(admin, organizationId)).closedAt).toEqual(world.now())
    expect(await listMemberships(person)).toEqual([])
    expect(await findCoordinatedOrganization(account, organizationId)).toBeNull()
    const rows = await db.membership.findMany({ where: { organizationId } })
    expect(rows.map(({ endReason, endedById }) => [endReason, endedById])).toEqual(
      rows.map(() => [reason, admin.accountId]),
    )
    const entries = await entriesOf(organizationId, 'organization.closed')
    expect(entries).toMatchObject([{ actorId: admin.accountId, values: [{ field: 'reason', value: reason }] }])
    for (const action of ['organization.learner-removed', 'organization.coordinator-removed']) {
      expect(await entriesOf(organizationId, action)).toMatchObject([{ details: { closed: true } }])
    }
  })

  test('an interruption leaves no coordinator, is seen, and a second call finishes it', async () => {
    const { account, person, organizationId } = await running()
    const world = stillWorld()
    const moments = [1, 2, 3].map(() => world.now())
    const now = () => moments.pop() ?? reject()
    const reject = () => {
      throw new Error('interrupted')
    }
    await expect(closeOrganization(admin, { organizationId, reason }, { ...world, now })).rejects.toThrow('interrupted')
    expect(await findCoordinatedOrganization(account, organizationId)).toBeNull()
    expect(await listMemberships(person)).toHaveLength(1)
    expect(await findOrganization(admin, organizationId)).toMatchObject({ closedAt: world.now(), people: 1 })
    expect(await closeOrganization(admin, { organizationId, reason })).toEqual({ ok: true })
    expect(await listMemberships(person)).toEqual([])
    expect(await findOrganization(admin, organizationId)).toMatchObject({ closedAt: world.now(), people: 0 })
  })

  test('no one joins, is invited, or coordinates afterwards', async () => {
    const { code, organizationId } = await running()
    const { accountId } = await learner({ confirmed: false })
    await offerCoordinator(admin, { organizationId, accountId }, { byMail: false })
    await closeOrganization(admin, { organizationId, reason })
    expect(await join(await learner(), { code })).toEqual({ ok: false, reason: 'code-unusable' })
    expect(await db.invitation.count({ where: { organizationId, endedAt: null } })).toBe(0)
    const other = { organizationId, accountId: (await learner()).accountId }
    await expect(makeCoordinator(admin, other)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('Postgres refuses a membership that a race would start', async () => {
    const { organizationId } = await running()
    await closeOrganization(admin, { organizationId, reason })
    const { accountId } = await learner()
    const row = { id: crypto.randomUUID(), organizationId, accountId, nameKey: 'any', startedAt: new Date() }
    await expect(db.membership.create({ data: { ...row, role: 'learner' } })).rejects.toThrow()
  })

  test('is refused while a provider signs its people in, and for an unknown organization', async () => {
    const { person, organizationId } = await running()
    await providerOf(organizationId)
    expect(await closeOrganization(admin, { organizationId, reason })).toEqual({ ok: false, reason: 'has-provider' })
    expect(await listMemberships(person)).toHaveLength(1)
    const unknown = { organizationId: crypto.randomUUID(), reason }
    await expect(closeOrganization(admin, unknown)).rejects.toMatchObject({ code: 'not-found' })
  })
})
