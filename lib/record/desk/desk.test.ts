import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { invitation } from '@/fixtures/invitation'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { extend } from '@/lib/record/amendment/extend'
import type { Mark } from '@/lib/record/roster/marks'
import { listRoster } from '@/lib/record/roster/roster'
import { assign } from '@/lib/training/assignment/assign'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, enrolled, joined, stillWorld } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { countedAtInWords, divisionRows, drawSummary } from './draw-summary'
import { mainDeadline, noCounts, readDesk, sumOf } from './queries'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const everyone = { audience: 'everyone', cohortId: null, accountId: null, dueDays: null } as const

const agency = () => agencyIn(stillWorld('2026-11-20T12:00:00Z'))

test('counts only the organization’s current people, and only their work as its learners', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  const left = await theirs.member()
  await certified(left, course, theirs.world)
  theirs.world.pass(60)
  await removeLearner(theirs.coordinator, { accountId: left.accountId, reason: 'Moved' }, theirs.world)
  const now = new Date('2026-12-01T12:00:00Z')
  expect((await readDesk(ours.coordinator, course, now)).divisions).toEqual([])
  expect(sumOf((await readDesk(theirs.coordinator, course, now)).divisions)).toEqual(noCounts)
  const { code } = await cohort(ours.coordinator, 'Night', stillWorld('2026-11-21T12:00:00Z'))
  await joined(left, code, stillWorld('2026-11-21T12:00:00Z'))
  expect(sumOf((await readDesk(ours.coordinator, course, now)).divisions)).toEqual({
    ...noCounts,
    people: 1,
    'not-started': 1,
  })
})

test('counts states and due dates by division', async () => {
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
  const { divisions, deadlines, countedAt } = await readDesk(coordinator, course, now)
  expect(countedAt).toBeNull()
  expect(divisions).toEqual([
    {
      ...{ ...noCounts, divisionId, division: 'Troop B', people: 2, certified: 1, started: 1 },
      ...{ late: 1, stuck: 1, expiring: 1 },
    },
    { ...noCounts, divisionId: null, division: null, people: 1, 'not-started': 1, late: 1 },
  ])
  expect(deadlines).toEqual([])
  const marked = async (mark: Mark) =>
    (await listRoster(coordinator, { course, mark }, { after: null, limit: 9, now })).map((one) => one.accountId).sort()
  expect(await marked('late')).toEqual([begun.accountId, idle.accountId].sort())
  expect(await marked('stuck')).toEqual([begun.accountId])
  expect(await marked('expiring')).toEqual([done.accountId])
  expect(sumOf((await readDesk(coordinator, other, now)).divisions)).toMatchObject({ late: 0, certified: 0 })
})

test('an extension moves a due date', async () => {
  const { world, coordinator, member } = await agency()
  const person = await member()
  await enrolled(person, course, world)
  await assign(coordinator, { ...everyone, course, dueOn: '2026-11-30' }, world)
  const enrollmentId = (await listEnrollments(person))[0]?.id ?? ''
  const later = { accountId: person.accountId, enrollmentId, dueOn: '2026-12-18', reason: 'On leave' }
  expect(await extend(coordinator, later, world)).toMatchObject({ ok: true })
  const { deadlines } = await readDesk(coordinator, course, new Date('2026-12-01T12:00:00Z'))
  expect(mainDeadline(deadlines)).toMatchObject({ on: '2026-12-18', people: 1, since: '2026-11-20' })
})

test('the summary puts the smaller of many divisions into one row', () => {
  const divisions = Array.from({ length: 40 }, (_, index) => ({
    ...{ divisionId: `${index}`, division: `Troop ${index}` },
    ...{ ...noCounts, people: index + 1, certified: index, started: 1 },
  }))
  const rows = divisionRows(divisions)
  expect(rows).toHaveLength(12)
  expect(rows.at(-1)).toMatchObject({ name: '29 smaller divisions', people: 435, certified: 406, started: 29 })
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

test('counts the invited as well, in the division that they will join', async () => {
  const { world, coordinator } = await agency()
  await createDivision(coordinator, { name: 'Jail', parentId: null })
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  await invitation(coordinator, { divisionId }, { world })
  await invitation(coordinator, {}, { world })
  const { divisions } = await readDesk(coordinator, course, world.now())
  expect(divisions).toEqual([
    { ...noCounts, divisionId, division: 'Jail', invited: 1 },
    { ...noCounts, divisionId: null, division: null, invited: 1 },
  ])
})
