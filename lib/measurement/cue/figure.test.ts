import { describe, expect, test } from 'vitest'
import { measuredItem } from '@/fixtures/banks'
import { keyFigure, situationFigure } from './figure'

const items = (count: number, situation = 'look-alike') =>
  Array.from({ length: count }, (_, index) => measuredItem({ id: `itm-${situation}-${index}`, situation }))
const firstFound = (count: number) => {
  let left = count
  return () => (left-- > 0 ? 1 : 0)
}

describe('a bank of 100 items', () => {
  test.each([
    ['options', 42],
    ['function words', 40],
    ['strategy', 45],
    ['encounters', 45],
  ] as const)('passes %s at %i keys found and fails with one more', (measure, most) => {
    expect(keyFigure(measure, items(100), firstFound(most))?.passed).toBe(true)
    expect(keyFigure(measure, items(100), firstFound(most + 1))?.passed).toBe(false)
  })

  test('passes stems at 60 percent and fails above', () => {
    const cases = [...items(50, 'trafficking'), ...items(50)]
    expect(situationFigure(cases, firstFound(60))?.passed).toBe(true)
    expect(situationFigure(cases, firstFound(61))?.passed).toBe(false)
  })
})

describe('a bank of fewer than 100 items', () => {
  test('may be guessed up to chance plus two standard errors', () => {
    const small = keyFigure('options', items(50), firstFound(23))
    expect(small?.limit).toBeCloseTo(1 / 3 + 2 * Math.sqrt(2 / 9 / 50), 10)
    expect(small?.passed).toBe(true)
    expect(keyFigure('options', items(50), firstFound(24))?.passed).toBe(false)
  })

  test('has the chance of its numbers of options', () => {
    const halves = items(2).map((item) => ({ ...item, options: item.options.slice(0, 2) }))
    expect(keyFigure('encounters', [...halves, ...items(2)], () => 0)?.chance).toBeCloseTo(5 / 12, 10)
  })

  test('counts both situations equally, so always saying look-alike is chance', () => {
    const cases = [...items(10, 'trafficking'), ...items(30)]
    const alwaysLookAlike = situationFigure(cases, ({ situation }) => (situation === 'look-alike' ? 1 : 0))
    expect(alwaysLookAlike?.rate).toBe(0.5)
    expect(alwaysLookAlike?.limit).toBeCloseTo(0.5 + 2 * Math.sqrt((0.25 / 10 + 0.25 / 30) / 4), 10)
  })
})

test('gives no figure when there is nothing to measure', () => {
  expect(keyFigure('options', [], () => 1)).toBeNull()
  expect(situationFigure(items(3), () => 1)).toBeNull()
})
