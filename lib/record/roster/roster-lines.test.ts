import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { exported } from '@/fixtures/exported'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { certified, stillWorld } from '@/prisma/factories'
import { rosterLines } from './roster-lines'

const [course] = (await loadCatalog()).courses as [Course]

test('the list of people has no formula as CSV, and each name as typed in a workbook', async () => {
  const world = stillWorld('2026-11-25T12:00:00Z')
  const { coordinator, member } = await agencyIn(world)
  const attacker = await member({ name: '=HYPERLINK("http://evil.example","x")' })
  const person = await member({ name: 'Zoe Example' })
  const serial = await certified(person, course, world)
  const { lines, csv, sheet } = await exported(rosterLines(coordinator, { course }, world.now()))
  expect(lines[0]?.slice(0, 5)).toEqual(['Name', 'Email', 'Course', 'State', 'Certified on'])
  expect(lines.at(-1)?.slice(0, 6)).toEqual([
    ...[person.name, person.email, `${course.title}: ${course.subtitle}`],
    ...['Done', '2026-11-25', serial],
  ])
  expect(csv.filter((line) => /^"?=/.test(line))).toEqual([])
  expect(sheet.map(([name]) => name)).toEqual(['Name', attacker.name, person.name])
})
