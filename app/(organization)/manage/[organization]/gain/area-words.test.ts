import { expect, test } from 'vitest'
import { changeInWords } from './area-words'

test('a change is credited only when its range leaves out 0', () => {
  const said = (value: number, reach: number) =>
    changeInWords({ value, low: value - reach, high: value + reach, learners: 41 })
  expect(said(0.12, 0.05)).toBe(
    'The class tells cases apart better after the course: the area changed by 0.12, likely range 0.07 to 0.17, for 41 people who rated both sets.',
  )
  expect(said(-0.12, 0.05)).toMatch(
    /^The class tells cases apart less well .* by −0\.12, likely range −0\.17 to −0\.07/,
  )
  expect(said(0.04, 0.05)).toMatch(/^The change in telling cases apart may be chance: .* range −0\.01 to 0\.09/)
})
