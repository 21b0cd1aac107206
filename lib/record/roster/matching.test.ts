import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { listMatching } from './matching'

const [course] = (await loadCatalog()).courses as [Course]

test('finds everyone in a list, on all of its pages, and nobody else’s people; too many are none', async () => {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const people = await Promise.all(Array.from({ length: 4 }, (_, index) => learner({ name: `Ada Rowe ${index}` })))
  for (const person of people) await joined(person, code)
  await joined(await learner({ name: 'Bo Pike' }), code)
  const other = await organization()
  await joined(await learner({ name: 'Ada Rowe 9' }), (await cohort(other.coordinator)).code)
  const list = { course, text: 'rowe' }
  const now = new Date()
  expect(await listMatching(coordinator, list, now)).toEqual(people.map(({ accountId }) => accountId))
  expect(await listMatching(coordinator, list, now, 4)).toHaveLength(4)
  expect(await listMatching(coordinator, list, now, 3)).toBeNull()
  expect(await listMatching(coordinator, { ...list, state: 'not-started' }, now)).toHaveLength(4)
  expect(await listMatching(coordinator, { ...list, state: 'failed' }, now)).toEqual([])
})
