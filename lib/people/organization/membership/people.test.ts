import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { closeAccount } from '@/lib/record/close-account'
import { administrator, cohort, joined, learner, organization } from '@/prisma/factories'
import { findSitePerson, listPeopleOfSite } from './people'

const { administrator: admin } = await administrator()
const mark = randomUUID().slice(0, 8)

test('an administrator finds people by any part of a name or address, with or without an organization', async () => {
  const { coordinator } = await organization()
  const ana = await learner({ name: `Aña Søndergaard ${mark}` })
  const lone = await learner({ name: `Bo Lindqvist ${mark}`, email: `b.lindqvist-${mark}@test.example` })
  await joined(ana, (await cohort(coordinator)).code)
  const { organizationId, organizationName } = coordinator
  const found = async (text: string, more = {}) =>
    (await listPeopleOfSite(admin, { text, limit: 10, ...more })).map(({ name }) => name)
  expect(await found(`${mark} NDERGA`)).toEqual([ana.name])
  expect(await found(`ana ${mark}`)).toEqual([ana.name])
  expect(await found(`aña ${mark}`)).toEqual([ana.name])
  expect(await found(`lindqvist-${mark}@`)).toEqual([lone.name])
  expect(await found(mark)).toEqual([ana.name, lone.name])
  expect(await found(mark, { organizationId })).toEqual([ana.name])
  expect(await found(mark, { after: ana.accountId })).toEqual([lone.name])
  for (const text of [`%${mark}`, `_${mark}`, `${mark} no such`]) expect(await found(text)).toEqual([])
  expect((await findSitePerson(admin, ana.accountId)).roles).toEqual([
    { organizationId, organization: organizationName, role: 'learner' },
  ])
})

test('a closed account is not found', async () => {
  const person = await learner({ name: `Cy Closed ${mark}` })
  await closeAccount(person, person.accountId, 'By themselves')
  expect(await listPeopleOfSite(admin, { text: `Cy ${mark}`, limit: 10 })).toEqual([])
  await expect(findSitePerson(admin, person.accountId)).rejects.toMatchObject({ code: 'not-found' })
})
