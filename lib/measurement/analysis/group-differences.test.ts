import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { saveFirstLanguage } from '@/lib/people/account/save-first-language'
import {
  cohort,
  joined,
  learner,
  administrator as newAdministrator,
  organization,
  stillWorld,
} from '@/prisma/factories'
import { countAll } from './count'
import { findGroupDifferences } from './group-differences'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const fewest = { people: 4, answers: 4 }

/** Four people of an organization in one course and five others in another; the first item is harder for the four. */
async function scene() {
  const unitId = `quiz-${randomUUID()}`
  const items = ['a', 'b', 'c'].map((id) => ({ ...sampleItem(`${id}-${unitId}`), hash: `${id}-${unitId}` }))
  const form = (credits: number[]) =>
    credits.map((credit, index) => ({ item: items[index] as (typeof items)[0], credit }))
  // Before the fixture's submissions.
  const world = stillWorld('2026-11-20T12:00:00Z')
  const own = await organization(undefined, {}, world)
  const { code } = await cohort(own.coordinator, 'Patrol', world)
  const answers: [mine: boolean, credits: number[]][] = [
    ...[
      [0, 1, 1],
      [0, 1, 1],
      [0, 1, 1],
      [1, 1, 0],
    ].map((credits): [boolean, number[]] => [true, credits]),
    ...[
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 0],
      [0, 1, 1],
      [1, 1, 1],
    ].map((credits): [boolean, number[]] => [false, credits]),
  ]
  for (const [mine, credits] of answers) {
    const person = await learner({}, world)
    if (mine) await joined(person, code, world)
    await saveFirstLanguage(person, mine ? 'so' : 'en')
    // A later attempt, which doesn't count.
    await submitted(person, mine ? course : other, unitId, [form(credits), form([1, 1, 1])])
  }
  await countAll()
  return { unitId, items, organizationId: own.coordinator.organizationId }
}

test('first attempts are compared by course and by organization, with people of the same score', async () => {
  const { administrator } = await newAdministrator()
  const { unitId, items, organizationId } = await scene()
  const byCourse = await findGroupDifferences(administrator, { unitId, by: 'course', fewest })
  expect(byCourse.people).toBe(9)
  expect(byCourse.groups).toEqual(
    expect.arrayContaining([
      { group: course.id, people: 4 },
      { group: other.id, people: 5 },
    ]),
  )
  const first = byCourse.items.filter(({ hash }) => hash === items[0]?.hash)
  // At 2 points: one of four right in the group, three of four of the others. The only one with 3 points has no match.
  expect(first.find(({ group }) => group === course.id)).toMatchObject({ oddsRatio: 9, answers: [4, 5] })
  expect(first.find(({ group }) => group === other.id)?.oddsRatio).toBeCloseTo(1 / 9, 12)
  const byLanguage = await findGroupDifferences(administrator, { unitId, by: 'language', fewest })
  expect(byLanguage.items.find(({ hash, group }) => hash === items[0]?.hash && group === 'so')?.oddsRatio).toBe(9)
  const byOrganization = await findGroupDifferences(administrator, { unitId, by: 'organization', fewest })
  expect(byOrganization.groups).toEqual([{ group: organizationId, people: 4 }])
  expect(byOrganization.items.find(({ hash }) => hash === items[0]?.hash)?.oddsRatio).toBe(9)
})

test('a group of fewer than a hundred is not compared', async () => {
  const { administrator } = await newAdministrator()
  const { unitId } = await scene()
  expect(await findGroupDifferences(administrator, { unitId, by: 'course' })).toEqual({
    people: 9,
    groups: [],
    items: [],
  })
})
