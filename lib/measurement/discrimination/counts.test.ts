import { expect, test } from 'vitest'
import { addCounts, sharesOf } from './counts'

test('shares are of the cases of each kind, and null without one', () => {
  const counts = { hits: 3, misses: 1, falseAlarms: 0, correctRejections: 0 }
  expect(sharesOf(counts)).toEqual({ found: 0.75, falseAlarms: null })
  const sum = addCounts([counts, { hits: 0, misses: 4, falseAlarms: 1, correctRejections: 3 }])
  expect(sharesOf(sum)).toEqual({ found: 3 / 8, falseAlarms: 0.25 })
})
