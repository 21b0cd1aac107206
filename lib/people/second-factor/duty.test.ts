import { describe, expect, test } from 'vitest'
import { roundTrips } from '@/fixtures/round-trips'
import { findAdministratorship } from '@/lib/people/account/queries'
import { findCoordinatedOrganization } from '@/lib/people/organization/queries'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { administrator, learner, organization, stillWorld } from '@/prisma/factories'
import { beginRule } from './begin-rule'
import { dueAt, findDueAt, findRules, isOverdue } from './duty'
import { endRule } from './end-rule'
import { followSetting } from './follow-setting'

const day = 86_400_000

async function coordinatorAt(at: string) {
  const { account, coordinator } = await organization(undefined, {}, stillWorld(at))
  return { account, organizationId: coordinator.organizationId }
}

describe('the duty of a coordinator', () => {
  test('begins with the organization’s rule, or with the role if that began later', async () => {
    const { administrator: admin } = await administrator()
    const { account, organizationId } = await coordinatorAt('2026-01-01T12:00:00Z')
    const since = async () => (await findCoordinatedOrganization(account, organizationId))?.factorSince ?? null
    expect(await since()).toBeNull()
    await beginRule(admin, organizationId, stillWorld('2026-02-01T12:00:00Z'))
    expect(await since()).toEqual(new Date('2026-02-01T12:00:00Z'))
    await endRule(admin, organizationId)
    expect(await since()).toBeNull()
    await beginRule(admin, organizationId, stillWorld('2025-12-01T12:00:00Z'))
    expect(await since()).toEqual(new Date('2026-01-01T12:00:00Z'))
    expect(await findDueAt(account)).toEqual(new Date('2026-01-15T12:00:00Z'))
  })

  test('is not that of another organization, of a learner, or of an administrator', async () => {
    const { account: adminAccount, administrator: admin } = await administrator()
    const { organizationId } = await coordinatorAt('2026-01-01T12:00:00Z')
    const other = await coordinatorAt('2026-01-01T12:00:00Z')
    await beginRule(admin, organizationId)
    expect(await findCoordinatedOrganization(other.account, other.organizationId)).toMatchObject({ factorSince: null })
    expect(await findAdministratorship(adminAccount)).toEqual({ factorSince: null })
    for (const person of [other.account, adminAccount, await learner()]) expect(await findDueAt(person)).toBeNull()
  })

  test('is overdue once the days of grace are over, and not a moment before', () => {
    const since = new Date('2026-02-01T12:00:00Z')
    const due = dueAt(since, 14)
    expect(due.getTime() - since.getTime()).toBe(14 * day)
    expect(isOverdue(since, new Date(due.getTime() - 1), 14)).toBe(false)
    expect(isOverdue(since, due, 14)).toBe(true)
    expect(isOverdue(since, since, 0)).toBe(true)
    expect(isOverdue(null, due, 14)).toBe(false)
  })

  test('costs the guard no round trip of its own', async () => {
    const { account, organizationId } = await coordinatorAt('2026-01-01T12:00:00Z')
    expect(await roundTrips(() => findCoordinatedOrganization(account, organizationId))).toBe(1)
    const { account: admin } = await administrator()
    expect(await roundTrips(() => findAdministratorship(admin))).toBe(1)
  })
})

test('one rule begins, and ends, however often it is asked for at the same moment', async () => {
  const { administrator: admin } = await administrator()
  const { organizationId } = await coordinatorAt('2026-01-01T12:00:00Z')
  await Promise.all([1, 2, 3].map(() => beginRule(admin, organizationId)))
  await Promise.all([1, 2, 3].map(() => endRule(admin, organizationId)))
  const entries = await query<{ action: string }>`
    select action from audit_event where object = ${`organization:${organizationId}`} and action like '%second-factor%'
    order by id`
  expect(entries.map(({ action }) => action)).toEqual([
    'organization.second-factor-required',
    'organization.second-factor-optional',
  ])
})

test('the site’s rule follows the setting, keeps when it began, and binds both roles', async () => {
  const { account, administrator: admin } = await administrator({}, stillWorld('2026-01-01T12:00:00Z'))
  const coordinator = await coordinatorAt('2026-01-01T12:00:00Z')
  const [first, second] = [stillWorld('2026-03-01T12:00:00Z'), stillWorld('2026-03-02T12:00:00Z')]
  const factorSince = first.now()
  try {
    await followSetting(first, 'required')
    await followSetting(second, 'required')
    expect((await findRules(admin, coordinator.organizationId)).ofSite).toEqual(factorSince)
    expect(await findAdministratorship(account)).toEqual({ factorSince })
    const found = await findCoordinatedOrganization(coordinator.account, coordinator.organizationId)
    expect(found).toMatchObject({ factorSince })
    expect(await findDueAt(account)).toEqual(dueAt(factorSince))
  } finally {
    await followSetting(systemWorld, 'optional')
  }
  expect(await findAdministratorship(account)).toEqual({ factorSince: null })
})
