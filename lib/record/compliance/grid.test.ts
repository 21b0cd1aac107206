import { beforeAll, expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { exported } from '@/fixtures/exported'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Coordinator, operator } from '@/lib/people/account/actor'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { revoke } from '@/lib/record/certificate/revoke'
import { addMandate } from '@/lib/record/mandate/add-mandate'
import { makeException } from '@/lib/record/mandate/make-exception'
import { listMandates } from '@/lib/record/mandate/queries'
import type { MandateRule } from '@/lib/record/mandate/rule'
import { certified, cohort, joined, learner, stillWorld } from '@/prisma/factories'
import { countStates } from './count-states'
import { type GridCursor, type GridFilter, listGridPage, listGridSubjects } from './grid'
import { gridLines, numericInGrid } from './grid-lines'

const world = stillWorld('2026-11-25T12:00:00Z')
const now = new Date('2027-03-01T12:00:00Z')
let course: Course

beforeAll(async () => {
  ;[course] = (await loadCatalog()).courses as [Course]
})

const rule = (part: Partial<MandateRule> = {}): MandateRule => ({
  ...{ title: 'In-service', authority: 'A board', citation: '', topics: [], firstDays: 30 },
  ...{ minutes: course.minutes.hours * 60, cycle: { kind: 'interval', months: 24 } },
  ...{ needsApproval: false, countsClassroom: false },
  courses: [{ courseId: course.id, approvalNumber: null, topics: [] }],
  ...part,
})

const add = (coordinator: Coordinator, asked: MandateRule) =>
  addMandate(coordinator, { rule: asked, effectiveFrom: '2026-01-01', effectiveUntil: null }, world)

/** Ann is certified, Bo has nothing, Cy's certificate is revoked, Dee has a waiver. */
async function agency() {
  const { coordinator, cohortId, member } = await agencyIn(world)
  const named = (name: string) => member({ name })
  const [ann, bo, cy, dee] = [await named('Ann A'), await named('Bo B'), await named('Cy C'), await named('Dee D')]
  await certified(ann, course, world)
  await revoke(operator, { serial: await certified(cy, course, world), reason: 'Issued by mistake' }, world)
  const mandateId = await add(coordinator, rule())
  const exception = { kind: 'waiver' as const, until: '2027-12-31', authority: 'A board', reason: 'On leave' }
  await makeException(coordinator, { ...exception, mandateId, accountId: dee.accountId }, world)
  return { coordinator, mandateId, bo, cohortId }
}

async function shown(coordinator: Coordinator, filter: GridFilter = {}, limit = 50, after: GridCursor | null = null) {
  const page = await listGridPage(coordinator, await listMandates(coordinator), filter, { after, limit, now })
  const states = page.rows.map(({ name, judgments }) => [name, ...[...judgments.values()].map(({ state }) => state)])
  return { states, next: page.next }
}

test('the grid shows each person’s state by mandate, in pages and by state', async () => {
  const { coordinator, mandateId, bo } = await agency()
  expect((await shown(coordinator)).states).toEqual([
    ['Ann A', 'met'],
    ['Bo B', 'overdue'],
    ['Cy C', 'revoked'],
    ['Dee D', 'waived'],
  ])
  const first = await shown(coordinator, {}, 3)
  expect(first.states).toHaveLength(3)
  expect(await shown(coordinator, {}, 3, first.next)).toEqual({ states: [['Dee D', 'waived']], next: null })
  expect(await shown(coordinator, { state: 'overdue' }, 1)).toMatchObject({
    states: [['Bo B', 'overdue']],
    next: { accountId: bo.accountId },
  })
  expect(await shown(coordinator, { state: 'waived' }, 1)).toMatchObject({ states: [['Dee D', 'waived']], next: null })
  await add(coordinator, rule({ title: 'Needs approval', needsApproval: true }))
  expect((await shown(coordinator, { state: 'not-approved' })).states).toEqual([['Ann A', 'met', 'not-approved']])
  expect((await shown(coordinator, { state: 'not-approved', mandateId })).states).toEqual([])
})

test('cohorts, divisions and mandates of another organization show no one', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  expect((await shown(ours.coordinator, { cohortId: ours.cohortId })).states).toHaveLength(4)
  expect((await shown(ours.coordinator, { cohortId: theirs.cohortId })).states).toEqual([])
  await createDivision(theirs.coordinator, { name: 'Troop A', parentId: null }, world)
  const divisionId = (await listDivisions(theirs.coordinator))[0]?.id
  expect((await shown(ours.coordinator, { divisionId })).states).toEqual([])
  expect((await shown(ours.coordinator, { state: 'met', mandateId: theirs.mandateId })).states).toEqual([])
  expect(await listGridSubjects(ours.coordinator, { cohortId: theirs.cohortId })).toEqual([])
})

test('totals count each state, and the file has a line for each person and no formula', async () => {
  const { coordinator, cohortId } = await agency()
  const mandates = await listMandates(coordinator)
  const [total] = await countStates(coordinator, mandates, {}, now)
  expect(total).toMatchObject({ people: 4, counts: { met: 1, overdue: 1, revoked: 1, waived: 1, due: 0 } })
  const attacker = await learner({ name: '=HYPERLINK("x")' }, world)
  await joined(attacker, (await cohort(coordinator, 'Other', world)).code, world)
  const textOf = (state: string) => state
  const numeric = numericInGrid(mandates)
  const { lines, csv, sheet } = await exported(gridLines(coordinator, mandates, {}, { now, textOf }), numeric)
  expect(lines[0]?.slice(0, 5)).toEqual(['Name', 'Identifier', 'Division', 'In-service', 'In-service, met on'])
  expect(numeric.map((column) => lines[0]?.[column])).toEqual(['In-service, hours', 'In-service, hours required'])
  expect(lines).toHaveLength(6)
  expect(lines.find(([name]) => name === 'Ann A')).toEqual(expect.arrayContaining(['met', '2026-11-25', '2028-11-25']))
  expect(csv.filter((line) => /^"?=/.test(line))).toEqual([])
  expect(sheet).toContainEqual(expect.arrayContaining(['=HYPERLINK("x")']))
  expect(sheet).toContainEqual(expect.arrayContaining(['Ann A', course.minutes.hours]))
  expect(await countStates(coordinator, mandates, { cohortId }, now)).toMatchObject([{ people: 4 }])
})
