import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { correct } from '@/lib/record/certificate/correct'
import { revoke } from '@/lib/record/certificate/revoke'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { knownReportColumns, reportColumnKeys, reportColumnOf } from './columns'
import { listReports } from './queries'
import { removeReport } from './remove-report'
import { listReportPeople, listReportRows } from './report-rows'
import { saveReport } from './save-report'
import { exportPeriod, reportFilter, savedReportInput } from './schema'

const [course] = (await loadCatalog()).courses as [Course]

test('a report has only certificates issued while their holder was a learner of the organization', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const [ours, theirs] = [await organization(undefined, {}, world), await organization(undefined, {}, world)]
  const { code, cohortId } = await cohort(ours.coordinator, 'Patrol', world)
  const [person, early, leaver] = [await learner({}, world), await learner({}, world), await learner({}, world)]
  await certified(early, course, world)
  world.pass(60)
  for (const one of [person, early, leaver]) await joined(one, code, world)
  world.pass(60)
  const first = await certified(person, course, world)
  const corrected = await correct(
    operator,
    { serial: first, name: 'Ann Corrected', reason: 'Misspelled' },
    agreesWithLog,
    world,
  )
  const left = await certified(leaver, course, world)
  await removeLearner(ours.coordinator, { accountId: leaver.accountId, reason: 'Left' }, world)
  world.pass(60)
  await revoke(operator, { serial: left, reason: 'Issued in error' }, world)

  const rowsFor = async (filter = {}, limit = 10) =>
    listReportRows(ours.coordinator, filter, { after: null, limit, now: world.now() })
  const rows = await rowsFor()
  expect(rows.map(({ name, state }) => [name, state]).sort()).toEqual(
    [
      ['Ann Corrected', 'valid'],
      [leaver.name, 'revoked'],
    ].sort(),
  )
  expect(rows.map(({ serial }) => serial)).toContain(corrected.ok && corrected.serial)
  const [line] = rows.map((row) => reportColumnKeys.map((key) => reportColumnOf(key).value(row)))
  expect(line).toContain('2026-11-20')
  expect(line?.every((value) => typeof value === 'string')).toBe(true)

  const [one] = await rowsFor({}, 1)
  const rest = await listReportRows(ours.coordinator, {}, { after: one ?? null, limit: 10, now: world.now() })
  expect([one, ...rest].map((row) => row?.serial)).toEqual(rows.map(({ serial }) => serial))
  const people = (await listReportPeople(ours.coordinator, {}, world.now())).map(({ accountId }) => accountId)
  expect(people.sort()).toEqual([person.accountId, leaver.accountId].sort())

  expect(await rowsFor({ from: '2026-11-21' })).toEqual([])
  expect(await rowsFor({ until: '2026-11-19' })).toEqual([])
  expect(await rowsFor({ from: '2026-11-20', until: '2026-11-20', cohortId, courseId: course.id })).toHaveLength(2)
  expect(await rowsFor({ courseId: 'another' })).toEqual([])
  const foreign = { after: null, limit: 10, now: world.now() }
  expect(await listReportRows(theirs.coordinator, {}, foreign)).toEqual([])
  expect(await listReportRows(theirs.coordinator, { cohortId }, foreign)).toEqual([])
})

test('keeps a certificate that was corrected after its holder left', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const leaver = await learner({}, world)
  await joined(leaver, code, world)
  const serial = await certified(leaver, course, world)
  await removeLearner(coordinator, { accountId: leaver.accountId, reason: 'Left' }, world)
  world.pass(60)
  await correct(operator, { serial, name: 'Ann Corrected', reason: 'Misspelled' }, agreesWithLog, world)
  const rows = await listReportRows(coordinator, {}, { after: null, limit: 10, now: world.now() })
  expect(rows.map((row) => [row.serial, row.name, row.state])).toEqual([[serial, leaver.name, 'superseded']])
})

test('a name holds one saved set of columns until it is removed', async () => {
  const [ours, theirs] = [await organization(), await organization()]
  const input = savedReportInput.parse({ reportName: ' Annual ', columns: ['serial', 'name', 'unknown'] })
  const saved = await Promise.all([saveReport(ours.coordinator, input), saveReport(ours.coordinator, input)])
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
  expect(saved).toContainEqual({ ok: false, reason: 'name-taken' })
  const [report] = await listReports(ours.coordinator)
  expect(report).toMatchObject({ name: 'Annual', columns: ['name', 'serial'] })
  const id = report?.id ?? ''
  await expect(removeReport(theirs.coordinator, id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await listReports(theirs.coordinator)).toEqual([])
  await removeReport(ours.coordinator, id)
  await removeReport(ours.coordinator, id)
  expect(await listReports(ours.coordinator)).toEqual([])
  expect(await saveReport(ours.coordinator, input)).toMatchObject({ ok: true })
  const object = `organization:${ours.coordinator.organizationId}`
  expect(await db.auditEvent.count({ where: { object, action: 'report.removed' } })).toBe(1)
})

test('refuses a period that ends before it begins, and unknown columns', () => {
  expect(reportFilter.parse({ from: '', until: '' })).toEqual({ from: undefined, until: undefined })
  expect(reportFilter.safeParse({ from: '2026-02-01', until: '2026-01-31' }).success).toBe(false)
  expect(reportFilter.safeParse({ from: 'soon' }).success).toBe(false)
  expect(savedReportInput.safeParse({ reportName: 'x', columns: ['unknown'] }).success).toBe(false)
  expect(knownReportColumns(['serial', 'toString', 'name'])).toEqual(['name', 'serial'])
})

test('refuses a day before 1900, and a download leaves it out', () => {
  for (const field of ['from', 'until']) {
    const { error } = reportFilter.safeParse({ [field]: '0000-01-01' })
    expect(error?.issues).toMatchObject([{ path: [field], message: 'Enter a date in 1900 or later.' }])
    expect(exportPeriod.parse({ [field]: '0000-01-01' })).toEqual({ from: undefined, until: undefined })
  }
})

test('a day of twenty-five hours has its last hour', async () => {
  // In New York, November 1, 2026, ends at 05:00 UTC.
  const world = stillWorld('2026-11-02T04:30:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const person = await learner({}, world)
  await joined(person, (await cohort(coordinator, 'Patrol', world)).code, world)
  await certified(person, course, world)
  const countIn = async (filter: object) =>
    (await listReportRows(coordinator, filter, { after: null, limit: 10, now: world.now() })).length
  expect([await countIn({ until: '2026-11-01' }), await countIn({ from: '2026-11-02' })]).toEqual([1, 0])
})
