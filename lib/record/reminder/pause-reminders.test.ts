import { expect, test } from 'vitest'
import { assigned, digestsTo, on } from '@/fixtures/due-date'
import { db } from '@/lib/platform/db'
import { assign } from '@/lib/training/assignment/assign'
import { listAssignments, requireAssignment } from '@/lib/training/assignment/queries'
import { pauseReminders } from './pause-reminders'
import { countReminders, readReminders } from './plan'
import { writeReminders } from './write-reminders'

const missing = { code: 'not-found' }

test('another organization’s coordinator finds, stops and resumes nothing', async () => {
  const [ours, theirs] = [await assigned(), await assigned()]
  const { assignmentId } = ours
  await expect(pauseReminders(theirs.coordinator, { assignmentId, isPaused: true })).rejects.toMatchObject(missing)
  await pauseReminders(ours.coordinator, { assignmentId, isPaused: true })
  await expect(pauseReminders(theirs.coordinator, { assignmentId, isPaused: false })).rejects.toMatchObject(missing)
  await expect(requireAssignment(theirs.coordinator, assignmentId)).rejects.toMatchObject(missing)
  await expect(requireAssignment(theirs.coordinator, 'x')).rejects.toMatchObject(missing)
  expect((await listAssignments(ours.coordinator))[0]?.remindersStoppedAt).not.toBeNull()
})

test('a stopped assignment sends nothing until it is resumed, and each is logged once', async () => {
  const { coordinator, account, assignmentId, member } = await assigned()
  const person = await member()
  const stop = () => pauseReminders(coordinator, { assignmentId, isPaused: true }, on('2026-12-01'))
  await Promise.all([stop(), stop(), stop()])
  expect(await requireAssignment(coordinator, assignmentId)).toMatchObject({
    remindersStoppedAt: on('2026-12-01').now(),
    remindersStoppedBy: account.name,
  })
  await writeReminders(on('2026-12-11'))
  expect(await digestsTo(person)).toEqual([])
  for (let time = 0; time < 2; time++)
    await pauseReminders(coordinator, { assignmentId, isPaused: false }, on('2026-12-14'))
  await writeReminders(on('2026-12-14'))
  expect(await digestsTo(person)).toHaveLength(1)
  const object = `organization:${coordinator.organizationId}`
  for (const action of ['assignment.reminders-stopped', 'assignment.reminders-resumed']) {
    expect(await db.auditEvent.count({ where: { object, action } })).toBe(1)
  }
  await stop()
  const rows = await db.reminderStop.findMany({ where: { assignmentId }, orderBy: { stoppedAt: 'asc' } })
  expect(rows.filter(({ resumedAt }) => resumedAt === null)).toHaveLength(1)
  await expect(db.reminderStop.updateMany({ where: { assignmentId }, data: { resumedAt: null } })).rejects.toThrow()
})

test('the plan shows what goes out next, without what was told and what another assignment speaks for', async () => {
  const { coordinator, course, assignmentId, member, world } = await assigned()
  const people = [await member(), await member({ confirmed: false })]
  const [earlier] = [await member()]
  const { accountId } = earlier ?? { accountId: '' }
  await assign(coordinator, { audience: 'person', accountId, course, dueOn: '2026-12-04' }, world)
  const own = (await listAssignments(coordinator)).find((one) => one.accountId === accountId)
  if (!own) throw new Error('there is no assignment of one person')
  expect((await readReminders(coordinator, own, on('2026-12-01').now())).content[0]).toMatchObject({ people: 1 })
  const plan = async (day: string) =>
    (await countReminders(coordinator, { id: assignmentId, courseId: course.id }).make(on(day).now())).map(
      ({ day, step, people }) => [day, step, people],
    )
  expect((await plan('2026-12-01')).slice(0, 3)).toEqual([
    ['2026-12-11', 7, 1],
    ['2026-12-17', 1, 1],
    ['2026-12-21', -1, 1],
  ])
  await writeReminders(on('2026-12-11'))
  expect((await plan('2026-12-11'))[0]).toEqual(['2026-12-17', 1, 1])
  expect(people).toHaveLength(2)
  const other = await assigned()
  const foreign = countReminders(other.coordinator, { id: assignmentId, courseId: course.id })
  expect(await foreign.make(world.now())).toEqual([])
})

test('stopping an assignment leaves the reminders of a later one of the same course', async () => {
  const { coordinator, course, assignmentId, member, world } = await assigned()
  const person = await member()
  const { accountId } = person
  await assign(coordinator, { audience: 'person', accountId, course, dueOn: '2026-12-22' }, world)
  const laterId = (await listAssignments(coordinator)).find(({ id }) => id !== assignmentId)?.id ?? ''
  const planned = async (id: string) =>
    (await countReminders(coordinator, { id, courseId: course.id }).make(on('2026-12-15').now()))
      .map(({ day }) => day)
      .slice(0, 2)
  expect(await planned(laterId)).toEqual([])
  const ownPlan = await planned(assignmentId)
  await pauseReminders(coordinator, { assignmentId, isPaused: true }, on('2026-12-01'))
  expect([await planned(laterId), await planned(assignmentId)]).toEqual([['2026-12-15', '2026-12-21'], ownPlan])
  await writeReminders(on('2026-12-15'))
  const told = await digestsTo(person)
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain('due on December 22, 2026')
  await pauseReminders(coordinator, { assignmentId: laterId, isPaused: true }, on('2026-12-15'))
  await writeReminders(on('2026-12-21'))
  expect(await digestsTo(person)).toHaveLength(1)
})
