import { expect, test } from 'vitest'
import { operator } from '@/lib/people/account/actor'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { endPlanned } from './end-planned'
import { cancelLeaving, letLeave } from './let-leave'

const reason = 'Moved to another agency'
const missing = { code: 'not-found' }

/** New York is five hours behind UTC here. */
async function member() {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { account, coordinator } = await organization(undefined, {}, world)
  const person = await learner({}, world)
  await joined(person, (await cohort(coordinator, 'Patrol', world)).code, world)
  const row = () => db.membership.findFirstOrThrow({ where: { accountId: person.accountId } })
  return { account, coordinator, person, row }
}

test('refuses another organization’s person, the coordinator, and a day before joining', async () => {
  const [{ account, coordinator, person, row }, theirs] = [await member(), await member()]
  const { accountId } = theirs.person
  const leaving = { accountId, lastDay: '2026-12-18', reason }
  const world = stillWorld('2026-11-25T12:00:00Z')
  await expect(letLeave(coordinator, leaving, world)).rejects.toMatchObject(missing)
  await expect(letLeave(coordinator, { ...leaving, lastDay: null }, world)).rejects.toMatchObject(missing)
  await expect(cancelLeaving(coordinator, { accountId }, world)).rejects.toMatchObject(missing)
  const own = letLeave(coordinator, { ...leaving, accountId: account.accountId }, world)
  await expect(own).rejects.toMatchObject({ code: 'forbidden' })
  const early = { accountId: person.accountId, lastDay: '2026-11-18', reason }
  expect(await letLeave(coordinator, early, world)).toEqual({ ok: false, reason: 'before-joining' })
  expect(await row()).toMatchObject({ endedAt: null, leavesOn: null })
})

test('a planned last day ends the membership when it is over in the organization’s zone', async () => {
  const { coordinator, person, row } = await member()
  const { accountId } = person
  const world = stillWorld('2026-11-25T12:00:00Z')
  const planned = { ok: true, isPlanned: true }
  for (let round = 0; round < 2; round++)
    expect(await letLeave(coordinator, { accountId, lastDay: '2026-11-28', reason }, world)).toEqual(planned)
  await endPlanned(stillWorld('2026-11-29T04:59:00Z'))
  expect(await row()).toMatchObject({ endedAt: null, leavesOn: new Date('2026-11-28') })
  for (let round = 0; round < 2; round++) await endPlanned(stillWorld('2026-11-29T05:01:00Z'))
  const ended = { endedAt: new Date('2026-11-29T05:00:00Z'), endReason: reason, endedById: coordinator.accountId }
  expect(await row()).toMatchObject(ended)
  const actions = (await actionsAbout(person)).filter((action) => action.startsWith('organization.'))
  expect(actions).toEqual(['organization.joined', 'organization.leaving-planned', 'organization.learner-removed'])
})

test('a planned end ends reset links as the server, since the planner may have no role any more', async () => {
  const { coordinator, person } = await member()
  const { accountId } = person
  await letLeave(coordinator, { accountId, lastDay: '2026-11-28', reason }, stillWorld('2026-11-25T12:00:00Z'))
  await createResetLink(operator, accountId, stillWorld('2026-11-29T04:00:00Z'))
  await endPlanned(stillWorld('2026-11-29T05:01:00Z'))
  const where = { subjectId: accountId, action: 'account.reset-link-ended' }
  expect(await db.auditEvent.findMany({ where })).toMatchObject([{ actorRole: 'system', actorId: null }])
})

test('a canceled plan ends nothing, and a past last day ends the membership as of that day', async () => {
  const { coordinator, person, row } = await member()
  const { accountId } = person
  const world = stillWorld('2026-11-25T12:00:00Z')
  await letLeave(coordinator, { accountId, lastDay: '2026-11-28', reason }, world)
  for (let round = 0; round < 2; round++) await cancelLeaving(coordinator, { accountId }, world)
  await endPlanned(stillWorld('2026-12-01T12:00:00Z'))
  expect(await row()).toMatchObject({ endedAt: null })
  const past = { accountId, lastDay: '2026-11-24', reason }
  expect(await letLeave(coordinator, past, world)).toEqual({ ok: true, isPlanned: false })
  expect(await row()).toMatchObject({ endedAt: new Date('2026-11-25T05:00:00Z') })
  const canceled = (await actionsAbout(person)).filter((action) => action === 'organization.leaving-canceled')
  expect(canceled).toHaveLength(1)
})
