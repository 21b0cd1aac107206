import { expect, test } from 'vitest'
import { agreementOf } from './agreement'

test('agreement matches the example of Shrout and Fleiss (1979): six targets, four judges', () => {
  const rows = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]
  const { single = 0, panel = 0 } = agreementOf(rows) ?? {}
  expect(single.toFixed(2)).toBe('0.29')
  expect(panel.toFixed(2)).toBe('0.62')
})

test('agreement is 1 for judges who agree on every item, and lower when one is stricter throughout', () => {
  const alike = [50, 60, 80].map((value) => [value, value])
  expect(agreementOf(alike)?.single).toBeCloseTo(1, 12)
  expect(agreementOf(alike)?.panel).toBeCloseTo(1, 12)
  const stricter = agreementOf(alike.map(([one = 0, two = 0]) => [one, two - 20]))
  expect(stricter?.single).toBeLessThan(0.6)
})

test('agreement is null for one judge, one item, and ratings that never vary', () => {
  expect(agreementOf([[50], [60]])).toBeNull()
  expect(agreementOf([[50, 60]])).toBeNull()
  expect(
    agreementOf([
      [70, 70],
      [70, 70],
    ]),
  ).toBeNull()
})
