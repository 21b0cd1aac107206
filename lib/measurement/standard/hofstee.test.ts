import { expect, test } from 'vitest'
import { hofsteeCut } from './hofstee'

const bounds = { lowestCut: 50, highestCut: 100, fewestFail: 0, mostFail: 50 }
/** The same number of learners at each percent. */
const even = Array.from({ length: 100 }, (_, index) => ({ scaled: (index + 1) / 100, count: 7 }))

test('the cut is where the failures of an even spread of scores cross the diagonal', () => {
  // Failing below a cut c is c; the diagonal falls from 90 at 50 to 40 at 100.
  const own = { ...bounds, mostFail: 90, fewestFail: 40 }
  const scores = Array.from({ length: 1000 }, (_, index) => ({ scaled: (index + 0.5) / 1000, count: 1 }))
  expect(hofsteeCut([own], scores)).toBeCloseTo(70, 0)
})

test('the cut comes from the means of the judges', () => {
  const judges = [
    { ...bounds, lowestCut: 40, mostFail: 60 },
    { ...bounds, lowestCut: 60, mostFail: 80 },
  ]
  expect(hofsteeCut(judges, even)).toBe(hofsteeCut([{ ...bounds, mostFail: 70 }], even))
})

test('the cut is null without scores, without judges, and if every acceptable cut fails too many or too few', () => {
  expect(hofsteeCut([bounds], [])).toBeNull()
  expect(hofsteeCut([], even)).toBeNull()
  expect(hofsteeCut([bounds], [{ scaled: 0.3, count: 9 }])).toBeNull()
  expect(hofsteeCut([{ ...bounds, fewestFail: 10 }], [{ scaled: 1, count: 9 }])).toBeNull()
})
