import { expect, test } from 'vitest'
import { makeThrottle } from './throttle'

const at = (second: number) => new Date(Date.UTC(2026, 10, 25) + second * 1000)

test('a window grants no more tries than the limit and tells the rest how long to wait', () => {
  const throttle = makeThrottle({ name: 'given', limit: 3, seconds: 60 })
  expect([0, 1, 2, 3, 59].map((second) => throttle.take('ann', at(second)))).toEqual([0, 0, 0, 57, 1])
  expect(throttle.wait('ann', at(10))).toBe(50)
  expect(throttle.take('ben', at(10))).toBe(0)
  expect([60, 61, 62, 63].map((second) => throttle.take('ann', at(second)))).toEqual([0, 0, 0, 57])
})

test('asking for the wait takes no try', () => {
  const throttle = makeThrottle({ name: 'asked', limit: 1, seconds: 60 })
  for (let time = 0; time < 5; time++) expect(throttle.wait('ann', at(0))).toBe(0)
  expect(throttle.take('ann', at(0))).toBe(0)
  expect(throttle.wait('ann', at(1))).toBe(59)
})

test('two throttles of one name count together, as in two bundles of one process', () => {
  const rule = { name: 'shared', limit: 1, seconds: 60 }
  expect(makeThrottle(rule).take('ann', at(0))).toBe(0)
  expect(makeThrottle(rule).wait('ann', at(1))).toBe(59)
})

test('a throttle remembers at most its number of callers and drops expired, then oldest ones', () => {
  const throttle = makeThrottle({ name: 'places', limit: 1, seconds: 60, places: 3 })
  for (const [second, who] of ['ann', 'ben', 'cay'].entries()) throttle.take(who, at(second))
  throttle.take('dee', at(3))
  expect(['ann', 'ben', 'cay', 'dee'].map((who) => throttle.wait(who, at(3)) > 0)).toEqual([false, true, true, true])
  throttle.take('eve', at(62))
  expect(['cay', 'dee', 'eve'].map((who) => throttle.wait(who, at(62)) > 0)).toEqual([false, true, true])

  const crowded = makeThrottle({ name: 'crowd', limit: 1, seconds: 60, places: 100 })
  for (let n = 0; n < 100_000; n++) crowded.take(`caller ${n}`, at(0))
  expect(crowded.wait('caller 99899', at(1))).toBe(0)
  expect(crowded.wait('caller 99900', at(1))).toBe(59)
})
