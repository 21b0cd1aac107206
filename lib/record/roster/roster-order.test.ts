import { beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { rename } from '@/lib/people/organization/membership/rename'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { listRoster, type RosterFilter, type RosterRow } from './roster'
import type { RosterCursor } from './roster-order'

const [course] = (await loadCatalog()).courses as [Course]
let coordinator: Coordinator
const ids = new Map<string, string>()

const people = [
  ['Ann', { identifier: 'B-2', rank: 'Officer', hiredOn: '2020-05-01' }],
  ['Bo', { identifier: 'B-1', rank: 'Chief', hiredOn: null }],
  ['Cy', { identifier: '', rank: 'Officer', hiredOn: '2019-05-01' }],
  ['Di', { identifier: 'B-3', rank: '', hiredOn: '2020-05-01' }],
] as const

beforeAll(async () => {
  coordinator = (await organization()).coordinator
  const { code } = await cohort(coordinator, 'Night')
  for (const [name, details] of people) {
    const person = await learner({ name })
    await joined(person, code)
    const { accountId } = person
    await changeDetails(coordinator, { accountId, version: 0, supervisorId: null, divisionId: null, ...details })
    ids.set(name, accountId)
  }
})

async function pagesOf(filter: Omit<RosterFilter, 'course'>): Promise<string[]> {
  const rows: RosterRow[] = []
  let after: RosterCursor | null = null
  for (let page = 0; page < 5; page++) {
    const next: RosterRow[] = await listRoster(coordinator, { course, ...filter }, { after, limit: 1, now: new Date() })
    rows.push(...next)
    after = next.at(-1) ?? after
  }
  return rows.map(({ name }) => name)
}

test('each order goes through its pages, both ways', async () => {
  expect(await pagesOf({})).toEqual(['Ann', 'Bo', 'Cy', 'Di'])
  expect(await pagesOf({ isDescending: true })).toEqual(['Di', 'Cy', 'Bo', 'Ann'])
  expect(await pagesOf({ sort: 'identifier' })).toEqual(['Cy', 'Bo', 'Ann', 'Di'])
  expect(await pagesOf({ sort: 'rank' })).toEqual(['Di', 'Bo', 'Ann', 'Cy'])
  expect(await pagesOf({ sort: 'hired' })).toEqual(['Cy', 'Ann', 'Di', 'Bo'])
  expect(await pagesOf({ sort: 'hired', isDescending: true })).toEqual(['Bo', 'Di', 'Ann', 'Cy'])
  expect(await pagesOf({ sort: 'rank', state: 'certified' })).toEqual([])
})

test('a search finds an identifier, an address, and a new name or address', async () => {
  expect(await pagesOf({ text: 'b-3' })).toEqual(['Di'])
  expect(await pagesOf({ text: '-', sort: 'identifier' })).toEqual(['Cy', 'Bo', 'Ann', 'Di'])
  const person = await learner({ name: 'Ed' })
  const { code } = await cohort(coordinator, 'Day')
  await joined(person, code)
  await rename(person, { name: 'Édith Aña' })
  const where = { id: person.accountId }
  await db.account.update({
    where,
    data: { email: 'New@there.example', emailKey: `new-${person.accountId}@there.example` },
  })
  for (const text of ['dith ana', 'THERE.example edi', person.accountId])
    expect(await pagesOf({ text })).toEqual(['Édith Aña'])
  expect(await pagesOf({ text: 'edith bo' })).toEqual([])
  await removeLearner(coordinator, { accountId: person.accountId, reason: 'Left the agency' })
  expect(await pagesOf({ text: 'edith' })).toEqual([])
  expect(await pagesOf({ text: 'edith', isFormer: true })).toEqual(['Édith Aña'])
})

test('a list of chosen people shows no one of another organization', async () => {
  const stranger = await learner()
  const accountIds = [ids.get('Bo') ?? '', stranger.accountId]
  expect(await pagesOf({ accountIds })).toEqual(['Bo'])
})

test('a row has the person’s details and cohorts', async () => {
  const [row] = await listRoster(coordinator, { course, text: 'ann' }, { after: null, limit: 1, now: new Date() })
  expect(row).toMatchObject({ rank: 'Officer', identifier: 'B-2', hiredOn: '2020-05-01', cohorts: 'Night' })
})
