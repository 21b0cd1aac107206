import { expect, test } from 'vitest'
import { changeOfDPrime, inTenths, verdict } from './words'

const estimate = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach })
const proof = (found: number, falseAlarms: number, dPrime: number, reach = 0.1) => ({
  found: estimate(found, reach),
  falseAlarms: estimate(falseAlarms, reach),
  dPrime: estimate(dPrime, reach),
  dPrimeBefore: 0.9,
  dPrimeFinal: 0.9 + dPrime,
})

test('the verdict says what is proven, and of the rest that it may be chance', () => {
  expect(verdict(proof(0.2, -0.2, 1))).toBe('The class finds more and accuses less.')
  expect(verdict(proof(-0.2, 0.2, 1))).toBe('The class finds less and accuses more.')
  expect(verdict(proof(0.2, -0.05, 1))).toBe('The class finds more. The change in its false alarms may be chance.')
  expect(verdict(proof(0, -0.2, 1))).toBe('The class accuses less. The change in what it finds may be chance.')
  expect(verdict(proof(0.1, 0.1, 1))).toBe('The changes in what the class finds and in its false alarms may be chance.')
})

test('d′ comes with the range of its change, and with a word where that holds 0', () => {
  expect(changeOfDPrime(proof(0, 0, 1.2, 0.4))).toBe(
    'Telling them apart (d′) rose from 0.9 to 2.1; the likely range of the rise is 0.8 to 1.6.',
  )
  expect(changeOfDPrime(proof(0, 0, -0.3, 0.5))).toBe(
    'Telling them apart (d′) fell from 0.9 to 0.6; the likely range of the fall is −0.2 to 0.8. That range holds 0: it may be chance.',
  )
  expect([inTenths(-0.04), inTenths(-0.06)]).toEqual(['0.0', '−0.1'])
})
