import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { withoutStrangers } from './without-strangers'

test('keeps the organization’s own learners among the chosen people', async () => {
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('there is no course')
  const [{ coordinator }, theirs] = await Promise.all([organization(), organization()])
  const [own, stranger] = await Promise.all([learner(), learner()])
  await joined(own, (await cohort(coordinator)).code)
  await joined(stranger, (await cohort(theirs.coordinator)).code)
  const keptOf = async (accountIds: string[]) =>
    (await withoutStrangers(coordinator, { course, accountIds })).accountIds
  expect(await keptOf([stranger.accountId])).toEqual([])
  expect(await keptOf([stranger.accountId, own.accountId])).toEqual([own.accountId])
  expect(await withoutStrangers(coordinator, { course })).toEqual({ course })
})
