import { expect, test } from 'vitest'
import { hoursInWords } from './hours'

test('hours in quarters', () => {
  expect([0, 0.5, 0.75, 1, 1.25, 3.5, 4].map(hoursInWords)).toEqual([
    '0 hours',
    '½ hour',
    '¾ hour',
    '1 hour',
    '1¼ hours',
    '3½ hours',
    '4 hours',
  ])
})
