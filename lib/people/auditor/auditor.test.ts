import { expect, test } from 'vitest'
import { listAuditorActions } from '@/lib/audit/log/auditor-actions'
import { recordView } from '@/lib/audit/log/record-view'
import { asAuditor, operator } from '@/lib/people/account/actor'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { beginRule } from '@/lib/people/second-factor/begin-rule'
import { isPastDue } from '@/lib/people/second-factor/duty'
import { db } from '@/lib/platform/db'
import { actionsAbout, administrator, learner, organization, stillWorld } from '@/prisma/factories'
import { acceptGrant } from './accept-grant'
import { endGrant } from './end-grant'
import { endGrantsOf } from './end-grants-of'
import { grantAuditor } from './grant-auditor'
import { findAuditedOrganization, listAuditedOrganizations, listGrants, listOfferedGrants } from './queries'
import { auditorInput } from './schema'

const reason = 'The review is over'
const notFound = { code: 'not-found' }
const period = { from: '2026-11-20', until: '2026-11-30' }
/** In New York, November 30 ends at 05:00 UTC. */
const [dayBefore, firstDay, lastDay, dayAfter] = [
  '2026-11-20T04:59:00Z',
  '2026-11-20T05:01:00Z',
  '2026-12-01T04:59:00Z',
  '2026-12-01T05:01:00Z',
].map((moment) => new Date(moment)) as [Date, Date, Date, Date]

async function granted(dates = period) {
  const world = stillWorld('2026-11-18T12:00:00Z')
  const { account, coordinator } = await organization(undefined, {}, world)
  const person = await learner({}, world)
  const made = await grantAuditor(coordinator, { email: ` ${person.email.toUpperCase()}`, ...dates }, world)
  if (!made.ok) throw new Error(made.reason)
  return { world, account, coordinator, person, grantId: made.id, organizationId: coordinator.organizationId }
}

test('opens the organization from the first day through the last, in its zone, once it is accepted', async () => {
  const { world, coordinator, person, grantId, organizationId } = await granted()
  const opens = async (now: Date) => (await findAuditedOrganization(person, organizationId, now)) !== null
  expect(await opens(firstDay)).toBe(false)
  expect(await listOfferedGrants(person, firstDay)).toMatchObject([{ id: grantId, isAccepted: false }])
  await acceptGrant(person, { grantId }, world)
  await acceptGrant(person, { grantId }, world)
  expect(await Promise.all([dayBefore, firstDay, lastDay, dayAfter].map(opens))).toEqual([false, true, true, false])
  expect(await listOfferedGrants(person, dayBefore)).toMatchObject([{ isAccepted: true }])
  expect(await listAuditedOrganizations(person, firstDay)).toMatchObject([{ id: organizationId, until: period.until }])
  expect(await listGrants(coordinator, dayAfter)).toMatchObject([{ name: person.name, state: 'over' }])
  expect((await actionsAbout(person)).filter((action) => action.startsWith('auditor.'))).toEqual(['auditor.accepted'])
})

test('opens no other organization, and no one else can accept', async () => {
  const { world, person, grantId } = await granted()
  const other = await organization(undefined, {}, world)
  const [stranger, unconfirmed] = [await learner({}, world), await learner({ confirmed: false }, world)]
  const offered = await grantAuditor(other.coordinator, { email: unconfirmed.email, ...period }, world)
  expect(await listOfferedGrants(unconfirmed, firstDay)).toEqual([])
  expect(await listOfferedGrants(stranger, firstDay)).toEqual([])
  await expect(acceptGrant(stranger, { grantId }, world)).rejects.toMatchObject(notFound)
  await expect(acceptGrant(unconfirmed, { grantId: offered.ok ? offered.id : '' }, world)).rejects.toMatchObject(
    notFound,
  )
  await acceptGrant(person, { grantId }, world)
  await expect(acceptGrant(stranger, { grantId }, world)).rejects.toMatchObject(notFound)
  expect(await findAuditedOrganization(person, other.coordinator.organizationId, firstDay)).toBeNull()
  expect(await listGrants(other.coordinator, firstDay)).toHaveLength(1)
})

test('ends at once, by the organization’s own coordinators only', async () => {
  const { world, coordinator, person, grantId, organizationId } = await granted()
  await acceptGrant(person, { grantId }, world)
  const other = await organization(undefined, {}, world)
  await expect(endGrant(other.coordinator, { grantId, reason }, world)).rejects.toMatchObject(notFound)
  expect(await findAuditedOrganization(person, organizationId, firstDay)).not.toBeNull()
  await endGrant(coordinator, { grantId, reason }, world)
  await endGrant(coordinator, { grantId, reason: 'Another reason' }, world)
  expect(await findAuditedOrganization(person, organizationId, firstDay)).toBeNull()
  await expect(acceptGrant(person, { grantId }, world)).rejects.toMatchObject(notFound)
  expect(await actionsAbout(person)).toContain('auditor.ended')
  expect(await db.auditorGrant.findUnique({ where: { id: grantId } })).toMatchObject({ endReason: reason })
})

test('opens nothing while the organization has no coordinator', async () => {
  const { world, account, person, grantId, organizationId } = await granted()
  await acceptGrant(person, { grantId }, world)
  await removeCoordinator(operator, { organizationId, accountId: account.accountId, reason: 'Moved' }, world)
  expect(await findAuditedOrganization(person, organizationId, firstDay)).toBeNull()
})

test('an address has one grant at a time, whose period can begin anew when it is over', async () => {
  const { world, coordinator, person, grantId } = await granted()
  const again = (dates: typeof period) => grantAuditor(coordinator, { email: person.email, ...dates }, world)
  expect(await again(period)).toEqual({ ok: false, reason: 'granted-before' })
  expect(await again({ from: '2026-11-01', until: '2026-11-17' })).toEqual({ ok: false, reason: 'over' })
  await acceptGrant(person, { grantId }, world)
  world.pass(14 * 24 * 60)
  await expect(acceptGrant(person, { grantId }, world)).rejects.toMatchObject(notFound)
  expect(await again({ from: '2026-12-03', until: '2026-12-04' })).toMatchObject({ ok: true })
  expect((await listGrants(coordinator, world.now())).map(({ state }) => state)).toEqual(['offered', 'ended'])
})

test('Postgres keeps the period, the auditor, and the end of a grant', async () => {
  const { world, coordinator, person, grantId } = await granted()
  const change = (data: object) => db.auditorGrant.update({ where: { id: grantId }, data })
  await expect(change({ untilOn: new Date('2027-11-01') })).rejects.toThrow('constraint violated')
  await acceptGrant(person, { grantId }, world)
  await expect(change({ accountId: coordinator.accountId })).rejects.toThrow('constraint violated')
  await endGrant(coordinator, { grantId, reason }, world)
  await expect(change({ endedAt: null })).rejects.toThrow('constraint violated')
})

test('a closed account loses what it may see, and its address', async () => {
  const { world, person, grantId, organizationId } = await granted()
  await acceptGrant(person, { grantId }, world)
  await endGrantsOf(db, person, world.now())
  expect(await findAuditedOrganization(person, organizationId, firstDay)).toBeNull()
  expect(await db.auditorGrant.findUnique({ where: { id: grantId } })).toMatchObject({ email: '', emailKey: '' })
})

test('the organization sees each action of its auditors, and none at another organization', async () => {
  const { world, coordinator, person, grantId, organizationId } = await granted()
  await acceptGrant(person, { grantId }, world)
  const other = await organization(undefined, {}, world)
  const auditorOf = (id: string) => asAuditor(person.accountId, { id, name: 'Any', timeZone: 'America/New_York' })
  const action = 'organization.people-viewed'
  await recordView(auditorOf(organizationId), { action, object: `organization:${organizationId}` }, world)
  const certificate = { object: 'certificate:any', details: { organizationId } }
  await recordView(auditorOf(organizationId), { action: 'certificate.downloaded', ...certificate }, world)
  const otherId = other.coordinator.organizationId
  await recordView(auditorOf(otherId), { action, object: `organization:${otherId}` }, world)
  const asked = { accountIds: [person.accountId], before: null, limit: 10 }
  const actions = await listAuditorActions(coordinator, asked)
  expect(actions.map((action) => [action.action, action.actor?.name])).toEqual([
    ['certificate.downloaded', person.name],
    [action, person.name],
  ])
  expect(await listAuditorActions(coordinator, { ...asked, before: actions[0]?.id ?? null })).toHaveLength(1)
  expect(await listAuditorActions(other.coordinator, asked)).toHaveLength(1)
})

test('a rule for second steps covers auditors', async () => {
  const { world, person, grantId, organizationId } = await granted({ ...period, until: '2027-01-31' })
  const { administrator: admin } = await administrator({}, world)
  await beginRule(admin, organizationId, world)
  await acceptGrant(person, { grantId }, world)
  expect((await findAuditedOrganization(person, organizationId, firstDay))?.factorSince).toEqual(world.now())
  expect(await isPastDue(person, new Date('2027-01-15'))).toBe(true)
  expect(await isPastDue(person, new Date('2027-02-15'))).toBe(false)
})

test('refuses a period that ends before it begins, and one of more than a year', () => {
  const email = 'board@test.example'
  expect(auditorInput.safeParse({ email, from: '2026-11-20', until: '2026-11-19' }).success).toBe(false)
  expect(auditorInput.safeParse({ email, from: '2026-11-20', until: '2027-11-22' }).success).toBe(false)
  expect(auditorInput.safeParse({ email, from: '2026-11-20', until: '2027-11-20' }).success).toBe(true)
  expect(auditorInput.safeParse({ email: 'board', from: '2026-11-20', until: '2026-11-20' }).success).toBe(false)
})
