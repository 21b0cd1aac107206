import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Coordinator, operator } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { revoke } from '@/lib/record/certificate/revoke'
import { certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { reportLines } from './report-lines'
import { listReportRows } from './report-rows'
import { totalLines } from './total-lines'

const [course] = (await loadCatalog()).courses as [Course]
const ends = { ...course, hash: 'exports-end'.padEnd(64, '0'), expiry: { afterMonths: 24 } }

async function read(lines: AsyncIterable<string[]>): Promise<string[][]> {
  const all: string[][] = []
  for await (const line of lines) all.push(line)
  return all
}

const expiringIn = (coordinator: Coordinator, expiringDays: number, now: Date) =>
  read(reportLines(coordinator, { columns: ['name', 'expires'], filter: { expiringDays }, now }))

test('lists certificates of current learners that expire within the days, and no other organization’s', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const [ours, theirs] = [await organization(undefined, {}, world), await organization(undefined, {}, world)]
  const { code } = await cohort(ours.coordinator, 'Patrol', world)
  const [person, leaver, revoked] = [await learner({}, world), await learner({}, world), await learner({}, world)]
  for (const one of [person, leaver, revoked]) await joined(one, code, world)
  await certified(person, ends, world)
  await certified(leaver, ends, world)
  await revoke(operator, { serial: await certified(revoked, ends, world), reason: 'Issued in error' }, world)
  await removeLearner(ours.coordinator, { accountId: leaver.accountId, reason: 'Left' }, world)
  const page = { after: null, limit: 10, now: world.now() }
  const row = (await listReportRows(ours.coordinator, {}, page)).find(({ accountId }) => accountId === person.accountId)
  const expiresAt = row?.expiresAt
  if (!expiresAt) throw new Error('the certificate does not expire')
  const before = (days: number) => new Date(expiresAt.getTime() - days * 86_400_000)
  const [header, ...lines] = await expiringIn(ours.coordinator, 90, before(60))
  expect(header).toEqual(['Name', 'Expires on'])
  expect(lines).toEqual([[person.name, row.day(expiresAt)]])
  expect(await expiringIn(ours.coordinator, 30, before(60))).toHaveLength(1)
  expect(await expiringIn(ours.coordinator, 90, new Date(expiresAt.getTime() + 1000))).toHaveLength(1)
  expect(await expiringIn(theirs.coordinator, 90, before(60))).toHaveLength(1)
})

test('counts a year by course and quarter without names, and hides groups of fewer than five', async () => {
  const world = stillWorld('2026-05-20T12:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const people = await Promise.all(Array.from({ length: 6 }, () => learner({}, world)))
  for (const one of people) await joined(one, code, world)
  for (const one of people.slice(0, 5)) await certified(one, course, world)
  const totals = async (year: number) => (await read(totalLines(coordinator, year, world.now()))).slice(1)
  const five = ['5', '5', expect.stringMatching(/^[1-9]/)]
  expect((await totals(2026)).map((line) => line.slice(1))).toEqual([
    ...[
      ['2026, quarter 1', '0', '0', '0'],
      ['2026, quarter 2', ...five],
      ['2026, quarter 3', '0', '0', '0'],
    ],
    ...[
      ['2026, quarter 4', '0', '0', '0'],
      ['2026', ...five],
    ],
    ...[
      ['2026, quarter 1', '0', '0', '0'],
      ['2026, quarter 2', ...five],
      ['2026, quarter 3', '0', '0', '0'],
    ],
    ...[
      ['2026, quarter 4', '0', '0', '0'],
      ['2026', ...five],
    ],
  ])
  expect((await totals(2025)).flat()).not.toContain('5')

  world.pass(120 * 24 * 60)
  const [last] = people.slice(5)
  if (last) await certified(last, course, world)
  const later = await totals(2026)
  expect(later.map((line) => line.slice(2, 4).join(' ')).slice(0, 5)).toEqual([
    ...['0 0', 'not shown not shown', 'not shown not shown', '0 0', '6 6'],
  ])
  expect(later[4]?.[4]).toBe('not shown')
  const text = later.flat().join(' ')
  expect(people.some(({ name, email }) => text.includes(name) || text.includes(email))).toBe(false)
})

test('totals have no one else’s people', async () => {
  const world = stillWorld('2026-05-20T12:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const lines = await read(totalLines(coordinator, 2026, world.now()))
  expect(lines.slice(1).map((line) => line.slice(2))).toEqual(Array.from({ length: 5 }, () => ['0', '0', '0']))
})
