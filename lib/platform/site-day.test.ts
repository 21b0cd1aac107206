import { expect, test } from 'vitest'
import { siteDay } from './site-day.mjs'

test.each([
  ['2026-12-03T01:30Z', '2026-12-02'],
  ['2026-12-03T04:59Z', '2026-12-02'],
  ['2026-12-03T05:00Z', '2026-12-03'],
  ['2026-07-01T04:00Z', '2026-07-01'],
])('at %s it is %s in Maine', (moment, day) => {
  expect(siteDay(new Date(moment))).toBe(day)
})
