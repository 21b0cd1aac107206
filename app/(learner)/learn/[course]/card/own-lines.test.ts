import { expect, test } from 'vitest'
import { linesByCard } from './own-lines'

test('an id that lessons link to is on the page once for a person in two organizations', () => {
  const none = { supervisor: null, prosecutor: null, advocate: null, shelter: null }
  const numbers = { ...none, interpreter: null, interpreterAccount: null }
  const [first, second] = linesByCard([
    { ...numbers, organization: 'Harbor Police', supervisor: '207-555-0101' },
    { ...numbers, organization: 'County Outreach', supervisor: '207-555-0102', shelter: '207-555-0103' },
  ])
  expect(first?.lines).toMatchObject([{ id: 'supervisor', phone: '207-555-0101' }])
  expect(second?.lines.map((line) => ['id' in line ? line.id : null, line.phone])).toEqual([
    [null, '207-555-0102'],
    ['shelter', '207-555-0103'],
  ])
})
