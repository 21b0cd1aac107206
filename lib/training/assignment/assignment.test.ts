import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { assign } from './assign'
import { listAssignments, listOwnAssignments } from './queries'
import { assignmentInput } from './schema'
import { withdrawAssignment } from './withdraw-assignment'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const world = stillWorld('2026-11-25T12:00:00Z')
const everyone = {
  audience: 'everyone',
  cohortId: null,
  accountId: null,
  divisionId: null,
  rank: null,
  dueOn: null,
  dueDays: null,
  renewDays: null,
} as const

async function agency() {
  const { coordinator } = await organization(undefined, {}, world)
  return { coordinator, ...(await cohort(coordinator, 'Patrol', world)) }
}

test('another organization’s cohort, person or assignment is refused, and its people see nothing', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  const person = await learner({}, world)
  await joined(person, theirs.code, world)
  const { cohortId } = theirs
  const { accountId } = person
  const given = { ...everyone, course }
  const missing = { code: 'not-found' }
  await expect(assign(ours.coordinator, { ...given, audience: 'cohort', cohortId }, world)).rejects.toMatchObject(
    missing,
  )
  await expect(assign(ours.coordinator, { ...given, audience: 'person', accountId }, world)).rejects.toMatchObject(
    missing,
  )
  expect(await assign(ours.coordinator, { ...given, dueOn: '2026-11-24' }, world)).toEqual({
    ok: false,
    reason: 'past',
  })
  expect(await assign(ours.coordinator, given, world)).toEqual({ ok: true })
  const [row] = await listAssignments(ours.coordinator)
  await expect(withdrawAssignment(theirs.coordinator, row?.id ?? '', world)).rejects.toMatchObject(missing)
  expect(await listAssignments(theirs.coordinator)).toEqual([])
  expect(await listOwnAssignments(person)).toEqual([])
})

test('everyone, a cohort and a person get it with the earliest due date, until it is withdrawn or they leave', async () => {
  const { coordinator, code, cohortId } = await agency()
  const person = await learner({}, world)
  await joined(person, code, world)
  const { accountId } = person
  await assign(coordinator, { ...everyone, course, dueDays: 30 }, world)
  await assign(coordinator, { ...everyone, audience: 'cohort', cohortId, course, dueDays: 10 }, world)
  await assign(coordinator, { ...everyone, audience: 'person', accountId, course: other, dueOn: '2027-02-01' }, world)
  const own = async () => (await listOwnAssignments(person)).map(({ courseId, dueOn }) => [courseId, dueOn])
  const expected = [
    [course.id, '2026-12-05'],
    [other.id, '2027-02-01'],
  ]
  expect((await own()).sort()).toEqual(expected.sort())
  const stranger = await learner({}, world)
  expect(await listOwnAssignments(stranger)).toEqual([])
  const late = stillWorld('2026-12-01T12:00:00Z')
  await joined(stranger, code, late)
  expect(await listOwnAssignments(stranger)).toMatchObject([{ courseId: course.id, dueOn: '2026-12-11' }])
  const assignments = await listAssignments(coordinator)
  expect(assignments).toHaveLength(3)
  await removeLearner(coordinator, { accountId: stranger.accountId, reason: 'Left the agency' }, late)
  expect(await listOwnAssignments(stranger)).toEqual([])
  for (const { id } of assignments) {
    await withdrawAssignment(coordinator, id, world)
    await withdrawAssignment(coordinator, id, world)
  }
  expect(await own()).toEqual([])
  expect(await actionsAbout(person)).toEqual(expect.arrayContaining(['assignment.assigned', 'assignment.withdrawn']))
  const object = `organization:${coordinator.organizationId}`
  expect(await db.auditEvent.count({ where: { object, action: 'assignment.withdrawn' } })).toBe(3)
})

test('a page has the assignments of many people before those of one', async () => {
  const { coordinator, code, cohortId } = await agency()
  const person = await learner({}, world)
  await joined(person, code, world)
  const { accountId } = person
  await assign(coordinator, { ...everyone, audience: 'cohort', cohortId, course }, world)
  await assign(coordinator, { ...everyone, audience: 'person', accountId, course }, stillWorld('2026-11-26T12:00:00Z'))
  await assign(coordinator, { ...everyone, course }, stillWorld('2026-11-27T12:00:00Z'))
  const page = async (skip: number, most: number) =>
    (await listAssignments(coordinator, { skip, most })).map(({ audience }) => audience)
  expect(await page(0, 9)).toEqual(['everyone', 'cohort', 'person'])
  expect(await page(2, 2)).toEqual(['person'])
})

test('a form names an audience, and a day or a number of days', () => {
  const id = crypto.randomUUID()
  const parse = (to: string, dueOn = '', dueDays = '', renewDays = '') =>
    assignmentInput.safeParse({ to, dueOn, dueDays, renewDays })
  expect(parse('everyone').data).toEqual(everyone)
  expect(parse(`cohort:${id}`, '2027-01-31').data).toMatchObject({ cohortId: id, dueOn: '2027-01-31', dueDays: null })
  expect(parse(`person:${id}`, '', '30').data).toMatchObject({ accountId: id, dueDays: 30 })
  expect(parse('everyone', '', '30', '60').data).toMatchObject({ dueDays: 30, renewDays: 60 })
  expect(parse(`division:${id}`).data).toMatchObject({ audience: 'division', divisionId: id })
  expect(parse('rank:Sergeant: night').data).toMatchObject({ audience: 'rank', rank: 'Sergeant: night' })
  for (const wrong of [
    parse('nobody'),
    parse(`cohort:${'-'.repeat(36)}`),
    parse('everyone:'),
    parse('rank:'),
    parse(`rank:${'x'.repeat(61)}`),
    parse('division:Troop B'),
    parse('everyone', '2027-01-31', '30'),
    parse('everyone', '', 'soon'),
    parse('everyone', '', '', '-1'),
  ])
    expect(wrong.success).toBe(false)
})
