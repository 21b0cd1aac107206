import { expect, test } from 'vitest'
import { followUpInWords } from './words'

test('the follow-up shows totals, or the reason when too few people replied', () => {
  expect(followUpInWords(30, { days: 30, people: 12, used: 7, noOccasion: 4, notUsed: 1 })).toBe(
    'After 30 days, of 12 people 7 used something from it, 4 had no occasion, and 1 had one but did not use it.',
  )
  expect(followUpInWords(90, undefined)).toBe('After 90 days: fewer than 5 people have replied so far.')
})
