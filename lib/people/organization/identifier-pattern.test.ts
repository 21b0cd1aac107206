import { expect, test } from 'vitest'
import { fitsPattern } from './identifier-pattern'

test('a pattern is digits, letters and signs, and never a regular expression', () => {
  expect(fitsPattern('9999', '123')).toBe(false)
  expect(fitsPattern('9999', '12345')).toBe(false)
  expect(fitsPattern('A-999', '1-999')).toBe(false)
  expect(fitsPattern('(A+)+', 'aaaa')).toBe(false)
  expect(fitsPattern('.*', 'anything')).toBe(false)
  expect(fitsPattern('9999', '0417')).toBe(true)
  expect(fitsPattern('9999, A-999', 'É-417')).toBe(true)
  expect(fitsPattern('MSP 99', 'msp 41')).toBe(true)
  expect(fitsPattern('', 'anything')).toBe(true)
})
