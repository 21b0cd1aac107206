import { expect, test } from 'vitest'
import { roundTrips } from '@/fixtures/round-trips'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { enrolled, learner } from '@/prisma/factories'
import { findProgress } from './queries'

const [course] = (await loadCatalog()).courses as [Course]

test('the progress of a learner in the current version is one round trip', async () => {
  const person = await learner()
  await enrolled(person, course)
  expect(await roundTrips(() => findProgress(person, course))).toBe(1)
})
