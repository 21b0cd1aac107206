import { expect, test } from 'vitest'
import { readPersonCursor } from '../person-cursor'
import { gridQuery, readGridFilter } from './grid-filter'

const id = '0b8e4b6e-6f0f-4c7a-9c1d-3f6f0a8f1c11'

test('a filter and a place survive the trip through an address; anything else is ignored', () => {
  const filter = { state: 'not-approved' as const, mandateId: id, cohortId: id, divisionId: id }
  const after = { accountId: id, nameKey: 'cyr, zoé & co' }
  const query = new URLSearchParams(gridQuery(filter, after))
  expect(readGridFilter(query)).toEqual(filter)
  expect(readPersonCursor(query)).toEqual(after)
  const wrong = new URLSearchParams({ state: 'drop table', mandate: 'x', after: 'x', cohort: id.toUpperCase() })
  expect(Object.values(readGridFilter(wrong)).filter(Boolean)).toEqual([])
  expect(readPersonCursor(wrong)).toBeNull()
  expect(readPersonCursor(new URLSearchParams({ after: `${id}a\0b` }))).toBeNull()
})
