import { expect, test } from 'vitest'
import { operator } from '@/lib/people/account/actor'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { db } from '@/lib/platform/db'
import { learner, organization, stillWorld } from '@/prisma/factories'
import { mailScheduled } from './mail-scheduled'
import { findSchedule, schedule } from './schedule'

/** A Friday morning in New York. */
async function scheduled(every: 'week' | 'month') {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { account, coordinator } = await organization(undefined, {}, world)
  await schedule(coordinator, every, world)
  await schedule(coordinator, every, world)
  const mails = () =>
    db.mail.findMany({ where: { accountId: account.accountId, kind: 'exports-due' }, orderBy: { createdAt: 'asc' } })
  const until = async (moment: string) => {
    world.pass((Date.parse(moment) - world.now().getTime()) / 60_000)
    await Promise.all([mailScheduled(world), mailScheduled(world)])
    await mailScheduled(world)
    return (await mails()).length
  }
  return { world, account, coordinator, mails, until }
}

test('mails a link each Monday at eight in the organization’s zone, once', async () => {
  const { coordinator, mails, until } = await scheduled('week')
  expect(await until('2026-11-23T12:59:00Z')).toBe(0)
  expect(await until('2026-11-23T13:00:00Z')).toBe(1)
  expect(await until('2026-11-29T12:00:00Z')).toBe(1)
  expect(await until('2026-12-02T12:00:00Z')).toBe(2)
  const [mail] = await mails()
  expect(mail?.text).toContain(`/manage/${coordinator.organizationId}/exports`)
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/traffick|certificate|organization’s name/i)
  expect(mail?.text).not.toContain(coordinator.organizationName)
})

test('mails on the first of a month, and nothing for the time before it began', async () => {
  const { until } = await scheduled('month')
  expect(await until('2026-11-30T12:00:00Z')).toBe(0)
  expect(await until('2026-12-01T13:00:00Z')).toBe(1)
})

test('ends with the choice, and with the role', async () => {
  const { world, account, coordinator, until } = await scheduled('week')
  await schedule(coordinator, 'month', world)
  expect(await findSchedule(coordinator)).toBe('month')
  await schedule(coordinator, null, world)
  await schedule(coordinator, null, world)
  expect(await findSchedule(coordinator)).toBeNull()
  expect(await until('2026-12-02T12:00:00Z')).toBe(0)
  await schedule(coordinator, 'week', world)
  const { organizationId } = coordinator
  const another = await learner({}, world)
  await makeCoordinator(operator, { organizationId, accountId: another.accountId }, world)
  await removeCoordinator(operator, { organizationId, accountId: account.accountId, reason: 'Moved' }, world)
  expect(await until('2026-12-09T12:00:00Z')).toBe(0)
  const object = `organization:${organizationId}`
  const actions = await db.auditEvent.findMany({
    where: { object, action: { startsWith: 'report.' } },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    ...['report.schedule-started', 'report.schedule-ended', 'report.schedule-started'],
    ...['report.schedule-ended', 'report.schedule-started'],
  ])
})
