import { expect, test } from 'vitest'
import { anomalyQuery, readAnomalyFilter } from './anomaly-filter'

test('a filter and a position survive the query string, and invalid values are dropped', () => {
  const id = '0a6f9a52-6b5e-4c0e-9d0f-3f6f0c9b8a11'
  const filter = { kind: 'long-day', state: 'open', cohortId: id } as const
  const after = { state: 'disposed', happenedAt: new Date('2026-11-26T10:00:00.123Z'), id } as const
  const read = (text: string) => readAnomalyFilter(Object.fromEntries(new URLSearchParams(text)))
  expect(read(anomalyQuery(filter, after))).toEqual({ filter, after })
  // Postgres would match an uppercase id too, but a search of the audit log would not.
  expect(read(`cohort=${id.toUpperCase()}`).filter.cohortId).toBeUndefined()
  const nothing = { kind: undefined, state: undefined, cohortId: undefined }
  expect(read('kind=x&state=y&cohort=z&after=open_1_2')).toEqual({ filter: nothing, after: null })
})
