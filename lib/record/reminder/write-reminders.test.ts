import { expect, test } from 'vitest'
import { assigned, digestsTo, on } from '@/fixtures/due-date'
import { listAccess } from '@/lib/audit/log/queries'
import type { Learner } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { query } from '@/lib/platform/db'
import { extend } from '@/lib/record/amendment/extend'
import { withdrawAssignment } from '@/lib/training/assignment/withdraw-assignment'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { actionsAbout, certified, enrolled, joined, stillWorld, unitsDone } from '@/prisma/factories'
import { writeReminders } from './write-reminders'

const daysTold = async (person: Learner) =>
  (await digestsTo(person)).map(({ createdAt }) => createdAt.toISOString().slice(0, 10))

async function runOn(...days: string[]): Promise<void> {
  for (const day of days) await writeReminders(on(day))
}

/** The days around each step of a course due on December 28. */
const days =
  `2026-11-26 2026-11-27 2026-11-30 2026-12-18 2026-12-21 2026-12-22 2026-12-24 2026-12-25 2026-12-28 2026-12-29
  2027-01-04 2027-01-05 2027-01-11 2027-01-12 2027-01-13`.split(/\s+/)

test('a person hears 30, 7 and 1 days before and weekly after, and the supervisor after the second overdue week', async () => {
  const { member, supervise } = await assigned({ dueOn: '2026-12-28' })
  const [person, chief] = [await member({ name: 'Ann Example' }), await member({ name: 'Lee Leader' })]
  await supervise(person, chief)
  await certified(chief, (await assigned()).course, on('2026-11-25'))
  await runOn(...days)
  expect(await daysTold(person)).toEqual([
    ...['2026-11-27', '2026-12-21', '2026-12-25', '2026-12-29', '2027-01-05', '2027-01-12'],
  ])
  expect(await daysTold(chief)).toEqual(['2027-01-12'])
  const texts = (await digestsTo(person)).map(({ text }) => text)
  expect(texts[0]).toContain('One of your courses is due on December 28, 2026.')
  expect(texts.at(-1)).toContain('One of your courses was due on December 28, 2026 and is still open.')
  const [told] = await digestsTo(chief)
  expect(told?.subject).toBe('Dates in your people’s training')
  expect(told?.text).toContain('Ann Example, due since December 28, 2026')
  const actions = await actionsAbout(person)
  expect(actions.filter((action) => action === 'assignment.reminded')).toHaveLength(6)
  expect(actions.filter((action) => action === 'assignment.supervisor-told')).toHaveLength(1)
  const seen = (await listAccess(person, { limit: 100 })).map(({ action }) => action)
  expect(seen.filter((action) => action.startsWith('assignment.'))).toEqual(['assignment.supervisor-told'])
})

test('people who finished, were certified, left, have no confirmed address, or got more time get no reminder', async () => {
  const { coordinator, course, member, world, assignmentId } = await assigned()
  const [finished, holder, left, unconfirmed, later, told] = [
    await member(),
    await member(),
    await member(),
    await member({ confirmed: false }),
    await member(),
    await member(),
  ]
  await unitsDone(finished, course, { world })
  await certified(holder, course, world)
  await removeLearner(coordinator, { accountId: left.accountId, reason: 'Left the agency' }, world)
  await enrolled(later, course, world)
  const enrollmentId = (await listEnrollments(later))[0]?.id ?? ''
  const { accountId } = later
  await extend(coordinator, { accountId, enrollmentId, dueOn: '2027-02-26', reason: 'On leave' }, world)
  await runOn('2026-12-11')
  expect(await digestsTo(told)).toHaveLength(1)
  for (const person of [finished, holder, left, unconfirmed, later]) expect(await digestsTo(person)).toEqual([])
  await withdrawAssignment(coordinator, assignmentId, world)
  await runOn('2026-12-17')
  expect(await digestsTo(told)).toHaveLength(1)
})

test('no mail is written at night or on a weekend, and the step is told in the next working hours', async () => {
  const { member } = await assigned({ dueOn: '2026-12-18' })
  const person = await member()
  for (const moment of ['2026-12-11T12:59:00Z', '2026-12-11T23:00:00Z', '2026-12-12T17:00:00Z'])
    await writeReminders(stillWorld(moment))
  expect(await digestsTo(person)).toEqual([])
  await writeReminders(stillWorld('2026-12-14T13:00:00Z'))
  expect(await digestsTo(person)).toHaveLength(1)
})

test('two workers at the same moment write one mail for each person, and a second run writes none', async () => {
  const { member } = await assigned()
  const people = [await member(), await member(), await member()]
  await Promise.all([1, 2, 3].map(() => writeReminders(on('2026-12-11'))))
  await runOn('2026-12-11', '2026-12-14')
  for (const person of people) {
    expect(await digestsTo(person)).toHaveLength(1)
    const rows = await query`select from due_reminder where recipient_id = ${person.accountId}::uuid`
    expect(rows).toHaveLength(1)
    expect((await actionsAbout(person)).filter((action) => action === 'assignment.reminded')).toHaveLength(1)
  }
})

test('one mail a day holds the dates of all organizations, and a supervisor of one sees nothing of the other', async () => {
  const [ours, theirs] = [await assigned(), await assigned({ dueOn: '2026-12-17' })]
  const [person, chief] = [await ours.member({ name: 'Ann Example' }), await ours.member()]
  await ours.supervise(person, chief)
  await joined(person, theirs.code, theirs.world)
  await runOn('2026-12-10')
  const [mail, ...more] = await digestsTo(person)
  expect(more).toEqual([])
  expect(mail?.text).toContain('One of your courses is due on December 17, 2026.')
  await runOn('2026-12-11')
  expect((await digestsTo(person)).map(({ text }) => text.includes('December 18'))).toEqual([false, true])
  await removeLearner(ours.coordinator, { accountId: person.accountId, reason: 'Left' }, on('2026-12-14'))
  await runOn('2027-01-04', '2027-01-05')
  expect((await digestsTo(chief)).map(({ text }) => text).join()).not.toContain('Ann Example')
})
