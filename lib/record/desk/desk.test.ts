import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { extend } from '@/lib/record/amendment/extend'
import { assign } from '@/lib/training/assignment/assign'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, enrolled, joined, stillWorld } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { countedAtInWords, divisionRows, drawSummary } from './draw-summary'
import { readDesk, sumOf } from './queries'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const everyone = { audience: 'everyone', cohortId: null, accountId: null, dueDays: null } as const
const nothing = { people: 0, certified: 0, notStarted: 0, inProgress: 0, failed: 0, overdue: 0, expiring: 0 }

const agency = () => agencyIn(stillWorld('2026-11-20T12:00:00Z'))

test('counts only the organization’s current people, and only their work as its learners', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  const left = await theirs.member()
  await certified(left, course, theirs.world)
  theirs.world.pass(60)
  await removeLearner(theirs.coordinator, { accountId: left.accountId, reason: 'Moved' }, theirs.world)
  const now = new Date('2026-12-01T12:00:00Z')
  expect((await readDesk(ours.coordinator, course, now)).divisions).toEqual([])
  expect(sumOf((await readDesk(theirs.coordinator, course, now)).divisions)).toEqual(nothing)
  const { code } = await cohort(ours.coordinator, 'Night', stillWorld('2026-11-21T12:00:00Z'))
  await joined(left, code, stillWorld('2026-11-21T12:00:00Z'))
  expect(sumOf((await readDesk(ours.coordinator, course, now)).divisions)).toEqual({
    ...nothing,
    people: 1,
    notStarted: 1,
  })
})

test('counts states and due dates by division, and lists the people behind them', async () => {
  const { world, coordinator, member } = await agency()
  const [done, begun, idle] = [await member(), await member(), await member()]
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  await movePeople(coordinator, { accountIds: [done.accountId, begun.accountId], divisionId })
  const ending = { ...course, hash: crypto.randomUUID(), edition: '0.8', expiry: { on: '2026-12-20' } }
  await certified(done, ending, world)
  await enrolled(begun, course, world)
  const [lesson] = lessonsOf(course)
  if (lesson) await lessonDone(begun, course, lesson, world)
  await assign(coordinator, { ...everyone, course, dueOn: '2026-11-30' }, world)
  const now = new Date('2026-12-01T12:00:00Z')
  const { divisions, people, countedAt } = await readDesk(coordinator, course, now)
  expect(countedAt).toBeNull()
  expect(divisions).toEqual([
    { ...nothing, divisionId, division: 'Troop B', people: 2, certified: 1, inProgress: 1, overdue: 1, expiring: 1 },
    { ...nothing, divisionId: null, division: null, people: 1, notStarted: 1, overdue: 1 },
  ])
  expect(people.map(({ accountId, why, on }) => [accountId, why, on])).toEqual(
    expect.arrayContaining([
      [done.accountId, 'expiring', '2026-12-20'],
      [begun.accountId, 'overdue', '2026-11-30'],
      [idle.accountId, 'overdue', '2026-11-30'],
    ]),
  )
  expect(people).toHaveLength(3)
  expect(sumOf((await readDesk(coordinator, other, now)).divisions)).toMatchObject({ overdue: 0, certified: 0 })
})

test('an extension moves a due date', async () => {
  const { world, coordinator, member } = await agency()
  const person = await member()
  await enrolled(person, course, world)
  await assign(coordinator, { ...everyone, course, dueOn: '2026-11-30' }, world)
  const enrollmentId = (await listEnrollments(person))[0]?.id ?? ''
  const later = { accountId: person.accountId, enrollmentId, dueOn: '2026-12-18', reason: 'On leave' }
  expect(await extend(coordinator, later, world)).toMatchObject({ ok: true })
  const { people } = await readDesk(coordinator, course, new Date('2026-12-01T12:00:00Z'))
  expect(people).toMatchObject([{ why: 'due', on: '2026-12-18' }])
})

test('the summary puts the smaller of many divisions into one row', () => {
  const divisions = Array.from({ length: 40 }, (_, index) => ({
    ...{ divisionId: `${index}`, division: `Troop ${index}` },
    ...{ ...nothing, people: index + 1, certified: index, inProgress: 1 },
  }))
  const rows = divisionRows(divisions)
  expect(rows).toHaveLength(12)
  expect(rows.at(-1)).toMatchObject({ name: '29 smaller divisions', people: 435, certified: 406, inProgress: 29 })
  expect(sumOf(rows)).toEqual(sumOf(divisions))
  expect(divisionRows(divisions.slice(0, 12)).map(({ name }) => name)).toEqual(
    divisions.slice(0, 12).map(({ division }) => division),
  )
})

test('the summary is one accessible page, whatever signs a name has', async () => {
  const { coordinator, member, world } = await agency()
  await member()
  await createDivision(coordinator, { name: 'Portland \u{1F980} ስራ', parentId: null })
  const pdf = Buffer.from(await drawSummary(coordinator, [course, other], world.now())).toString('latin1')
  expect(pdf).toContain('pdfuaid')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
})

test('the summary has the day of a count that is not of today', () => {
  const timeZone = 'America/New_York'
  const countedAt = new Date('2026-11-30T04:55:00Z')
  const at = (now: string) => countedAtInWords(countedAt, { now: new Date(now), timeZone }).replaceAll('\u202f', ' ')
  expect(at('2026-11-30T04:59:00Z')).toBe('11:55 PM')
  expect(at('2026-11-30T05:05:00Z')).toBe('November 29, 2026, 11:55 PM')
})
