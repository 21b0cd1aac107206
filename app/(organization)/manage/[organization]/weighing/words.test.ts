import { expect, test } from 'vitest'
import { changeOfDPrime, followUpInWords, inTenths, verdict } from './words'

const estimate = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach })
const proof = (found: number, falseAlarms: number, dPrime: number, reach = 0.1) => ({
  found: estimate(found, reach),
  falseAlarms: estimate(falseAlarms, reach),
  dPrime: estimate(dPrime, reach),
  dPrimeBefore: 0.9,
  dPrimeFinal: 0.9 + dPrime,
  byOptions: { found: 0, falseAlarms: 0 },
})

test('the verdict states a proven change and says that any other may be chance', () => {
  expect(verdict(proof(0.2, -0.2, 1))).toBe('The class finds more and accuses less.')
  expect(verdict(proof(-0.2, 0.2, 1))).toBe('The class finds less and accuses more.')
  expect(verdict(proof(0.2, -0.05, 1))).toBe('The class finds more. The change in its false alarms may be chance.')
  expect(verdict(proof(0, -0.2, 1))).toBe('The change in what the class finds may be chance. The class accuses less.')
  expect(verdict(proof(0.1, 0.1, 1))).toBe(
    'The change in what the class finds may be chance. The change in its false alarms may be chance.',
  )
})

test('the verdict does not credit the class with a change that guessing explains', () => {
  const guessed = (found: number, falseAlarms: number) =>
    verdict({ ...proof(0.2, -0.2, 1, 0.05), byOptions: { found, falseAlarms } })
  expect(guessed(0.14, -0.14)).toBe('The class finds more and accuses less.')
  expect(guessed(-0.3, 0.3)).toBe('The class finds more and accuses less.')
  expect(guessed(0.16, -0.14)).toBe(
    'The change in what the class finds may come from the options of the cases. The class accuses less.',
  )
  expect(guessed(0.14, -0.16)).toBe(
    'The class finds more. The change in its false alarms may come from the options of the cases.',
  )
})

test('the follow-up shows totals, or the reason when too few people replied', () => {
  expect(followUpInWords(30, { days: 30, people: 12, used: 7, noOccasion: 4, notUsed: 1 })).toBe(
    'After 30 days, of 12 people 7 used something from it, 4 had no occasion, and 1 had one but did not use it.',
  )
  expect(followUpInWords(90, undefined)).toBe('After 90 days: fewer than 5 people have replied so far.')
})

test('a change of d′ comes with its range and a warning when the range includes 0', () => {
  expect(changeOfDPrime(proof(0, 0, 1.2, 0.4))).toBe(
    'Telling them apart (d′) rose from 0.9 to 2.1; the likely range of the rise is 0.8 to 1.6.',
  )
  expect(changeOfDPrime(proof(0, 0, -0.3, 0.5))).toBe(
    'Telling them apart (d′) fell from 0.9 to 0.6; the likely range of the fall is −0.2 to 0.8. That range includes 0, so it may be chance.',
  )
  expect([inTenths(-0.04), inTenths(-0.06)]).toEqual(['0.0', '−0.1'])
})
