import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expiryOf as expiryIn, startOfDay } from './expiry'
import type { ExpiryRule } from './source'

const maine = 'America/New_York'
const expiryOf = (rule: ExpiryRule | null, completedAt: Date) => expiryIn(rule, completedAt, maine)

const zoned = new Intl.DateTimeFormat('en-CA', {
  timeZone: maine,
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
})

/** Maine wall-clock time: `2028-11-25, 23:59:59`. */
const inMaine = (moment: Date | null) => moment && zoned.format(moment)
const end = (day: string) => `${day}, 23:59:59`
const moments = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const dayInMaine = (moment: Date) => zoned.format(moment).slice(0, 10)

describe('a certificate ends', () => {
  test.each([
    [1, '2027-01-31T17:00:00Z', '2027-02-28'],
    [1, '2028-01-31T17:00:00Z', '2028-02-29'],
    [12, '2028-02-29T17:00:00Z', '2029-02-28'],
    [48, '2028-02-29T17:00:00Z', '2032-02-29'],
    [24, '2026-11-25T12:00:00Z', '2028-11-25'],
    // Still the day before in Maine.
    [24, '2027-01-01T04:59:59Z', '2028-12-31'],
    [4, '2026-11-25T12:00:00Z', '2027-03-25'],
  ])('%d months after %s, at the end of %s', (afterMonths, completedAt, day) => {
    expect(inMaine(expiryOf({ afterMonths }, new Date(completedAt)))).toBe(end(day))
  })

  test.each([
    [2026, '2026-01-01T05:00:00Z', '2027-12-31'],
    [2026, '2028-01-01T04:59:59.999Z', '2027-12-31'],
    [2026, '2028-01-01T05:00:00Z', '2029-12-31'],
    [2026, '2025-06-01T12:00:00Z', '2025-12-31'],
    [2027, '2026-06-01T12:00:00Z', '2026-12-31'],
  ])('after a two-year block from %d, completed at %s, at the end of %s', (from, completedAt, day) => {
    expect(inMaine(expiryOf({ block: { years: 2, from } }, new Date(completedAt)))).toBe(end(day))
  })

  test('on a fixed day, or never', () => {
    expect(expiryOf({ on: '2027-12-31' }, new Date())).toEqual(new Date('2028-01-01T04:59:59.999Z'))
    expect(expiryOf({ on: '2027-07-04' }, new Date())).toEqual(new Date('2027-07-05T03:59:59.999Z'))
    expect(expiryOf(null, new Date())).toBeNull()
  })
})

describe('each time zone has its own midnight', () => {
  const on = '2027-07-04'
  test.each([
    ['America/Chicago', '2027-07-05T04:59:59.999Z'],
    ['Pacific/Honolulu', '2027-07-05T09:59:59.999Z'],
    ['UTC', '2027-07-04T23:59:59.999Z'],
    ['Asia/Kathmandu', '2027-07-04T18:14:59.999Z'],
    ['Pacific/Kiritimati', '2027-07-04T09:59:59.999Z'],
  ])('in %s the day ends at %s', (zone, end) => {
    const ends = expiryIn({ on }, new Date(), zone)
    expect(ends).toEqual(new Date(end))
    expect(startOfDay(new Date(end), zone)).toEqual(new Date(Date.parse(end) - 86_400_000 + 1))
    expect(startOfDay(new Date(Date.parse(end) + 1), zone)).toEqual(new Date(Date.parse(end) + 1))
  })

  test('on the days when the clock changes', () => {
    expect(expiryOf({ on: '2027-03-13' }, new Date())).toEqual(new Date('2027-03-14T04:59:59.999Z'))
    expect(expiryOf({ on: '2027-03-14' }, new Date())).toEqual(new Date('2027-03-15T03:59:59.999Z'))
    expect(expiryIn({ on: '2027-04-03' }, new Date(), 'Australia/Sydney')).toEqual(new Date('2027-04-03T12:59:59.999Z'))
    expect(expiryIn({ on: '2027-04-04' }, new Date(), 'Australia/Sydney')).toEqual(new Date('2027-04-04T13:59:59.999Z'))
  })

  test('a completion counts from its own day on both sides of midnight', () => {
    const aMonthAfter = (completedAt: string, zone: string) => expiryIn({ afterMonths: 1 }, new Date(completedAt), zone)
    expect(aMonthAfter('2027-01-16T05:59:59Z', 'America/Chicago')).toEqual(new Date('2027-02-16T05:59:59.999Z'))
    expect(aMonthAfter('2027-01-16T06:00:00Z', 'America/Chicago')).toEqual(new Date('2027-02-17T05:59:59.999Z'))
    expect(aMonthAfter('2027-01-16T05:59:59Z', maine)).toEqual(new Date('2027-02-17T04:59:59.999Z'))
  })
})

describe('for any completion time', () => {
  test('a months rule ends at the end of the same or the last day of the month', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 120 }), (completedAt, afterMonths) => {
        const ends = expiryOf({ afterMonths }, completedAt)
        if (!ends) throw new Error('it ends')
        const [year = 0, month = 0, day = 0] = dayInMaine(completedAt).split('-').map(Number)
        const [endYear = 0, endMonth = 0, endDay = 0] = dayInMaine(ends).split('-').map(Number)
        expect((endYear - year) * 12 + endMonth - month).toBe(afterMonths)
        expect(endDay).toBe(Math.min(day, new Date(Date.UTC(endYear, endMonth, 0)).getUTCDate()))
        expect(inMaine(ends)?.slice(12)).toBe('23:59:59')
        expect(ends.getUTCMilliseconds()).toBe(999)
        expect(dayInMaine(new Date(ends.getTime() + 1))).not.toBe(dayInMaine(ends))
      }),
    )
  })

  test('a block rule ends with the current block of years', () => {
    const years = fc.integer({ min: 1, max: 10 })
    fc.assert(
      fc.property(moments, years, fc.integer({ min: 2000, max: 2100 }), (completedAt, length, from) => {
        const ends = expiryOf({ block: { years: length, from } }, completedAt)
        if (!ends) throw new Error('it ends')
        const endYear = Number(dayInMaine(ends).slice(0, 4))
        expect(inMaine(ends)).toBe(end(`${endYear}-12-31`))
        expect(Math.abs(endYear + 1 - from) % length).toBe(0)
        expect(ends.getTime()).toBeGreaterThanOrEqual(completedAt.getTime())
        expect(endYear - Number(dayInMaine(completedAt).slice(0, 4))).toBeLessThan(length)
      }),
    )
  })

  test('a later completion never ends earlier', () => {
    const rules = fc.oneof(
      fc.record({ afterMonths: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ block: fc.record({ years: fc.integer({ min: 1, max: 5 }), from: fc.constant(2026) }) }),
    )
    fc.assert(
      fc.property(rules, moments, moments, (rule, one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one]
        expect(Number(expiryOf(rule, first))).toBeLessThanOrEqual(Number(expiryOf(rule, second)))
      }),
    )
  })
})
