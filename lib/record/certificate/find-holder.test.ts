import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { certified, stillWorld } from '@/prisma/factories'
import { findHolder } from './queries'

const [course] = (await loadCatalog()).courses as [Course]

test('finds the holder of a serial only in the organization that may see the certificate', async () => {
  const world = stillWorld()
  const [ours, theirs] = [await agencyIn(world), await agencyIn(world)]
  const person = await ours.member()
  const serial = await certified(person, course, world)
  const typed = serial.toLowerCase().replaceAll('-', ' ')
  expect(await findHolder(ours.coordinator, typed)).toMatchObject({ accountId: person.accountId, serial })
  expect(await findHolder(theirs.coordinator, serial)).toBeNull()
  expect(await findHolder(ours.coordinator, 'NL-0000')).toBeNull()
  await removeLearner(ours.coordinator, { accountId: person.accountId, reason: 'Moved' }, world)
  expect(await findHolder(ours.coordinator, serial)).toBeNull()
})
