import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { readRosterView } from './roster-filter'

const person = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

const viewOf = async (fields: Record<string, string>) =>
  readRosterView(await loadCatalog(), new URLSearchParams(fields))

const cursorOf = (sorted: string) => Buffer.from(JSON.stringify([sorted, 'roe casey', person])).toString('base64url')

test.each(['', 'x', 'now', '-infinity', '2020-02-30', '0000-01-01', '2020-01-01 junk'])(
  'a list by hire date drops a cursor at %j',
  async (sorted) => {
    expect((await viewOf({ sort: 'hired', after: cursorOf(sorted) }))?.after).toBeNull()
    expect((await viewOf({ sort: 'rank', after: cursorOf(sorted) }))?.after).toMatchObject({ sorted })
  },
)

test.each(['infinity', '2020-02-29'])('a list by hire date goes on after %s', async (sorted) => {
  expect((await viewOf({ sort: 'hired', after: cursorOf(sorted) }))?.after).toMatchObject({ sorted })
})

test('a list of former people ignores the chosen people', async () => {
  expect((await viewOf({ person }))?.filter.accountIds).toEqual([person])
  expect((await viewOf({ person, who: 'former' }))?.filter.accountIds).toBeUndefined()
})
