import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { siteTimeZone } from '@/lib/platform/words'
import { defaultQuietHours, endOfQuiet, isQuiet, type QuietHours } from './quiet-hours'

const at = (text: string) => new Date(text)
const zones = ['America/New_York', 'UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Phoenix']
const hour = fc.integer({ min: 0, max: 23 })
const hours: fc.Arbitrary<QuietHours> = fc.record({ from: hour, until: hour, timeZone: fc.constantFrom(...zones) })
const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z'), noInvalidDate: true })
const minute = 60_000
const inMaine = { ...defaultQuietHours, timeZone: siteTimeZone }

describe('isQuiet', () => {
  test.each([
    ['2026-11-25T19:59:59-05:00', false],
    ['2026-11-25T20:00:00-05:00', true],
    ['2026-11-26T00:00:00-05:00', true],
    ['2026-11-26T07:59:59-05:00', true],
    ['2026-11-26T08:00:00-05:00', false],
    // Daylight-saving changes, in local time.
    ['2026-03-08T07:30:00-04:00', true],
    ['2026-03-08T08:00:00-04:00', false],
    ['2026-11-01T07:30:00-05:00', true],
    ['2026-11-01T08:00:00-05:00', false],
  ])('with the default hours, at %s, is %s', (text, quiet) => expect(isQuiet(at(text), inMaine)).toBe(quiet))

  test('covers the day for a night worker', () => {
    const byDay = { from: 7, until: 16, timeZone: 'America/New_York' }
    expect(isQuiet(at('2026-11-25T06:59:00-05:00'), byDay)).toBe(false)
    expect(isQuiet(at('2026-11-25T07:00:00-05:00'), byDay)).toBe(true)
    expect(isQuiet(at('2026-11-25T16:00:00-05:00'), byDay)).toBe(false)
  })

  test('is never true when both hours are equal', () => {
    fc.assert(
      fc.property(moment, hours, (now, one) => {
        expect(isQuiet(now, { ...one, until: one.from })).toBe(false)
      }),
    )
  })

  test('is true for a range or for its complement', () => {
    fc.assert(
      fc.property(moment, hours, (now, one) => {
        fc.pre(one.from !== one.until)
        expect(isQuiet(now, { ...one, from: one.until, until: one.from })).toBe(!isQuiet(now, one))
      }),
    )
  })
})

describe('endOfQuiet', () => {
  test('follows local time across a daylight-saving change', () => {
    const end = (text: string, hours = inMaine) => endOfQuiet(at(text), hours).toISOString()
    expect(end('2026-11-25T22:10:00-05:00')).toBe('2026-11-26T13:00:00.000Z')
    expect(end('2026-03-07T22:10:00-05:00')).toBe('2026-03-08T12:00:00.000Z')
    expect(end('2026-10-31T22:10:00-04:00')).toBe('2026-11-01T13:00:00.000Z')
    // Two o'clock does not exist that night, so quiet hours until two end at three.
    expect(end('2026-03-07T22:10:00-05:00', { ...inMaine, until: 2 })).toBe('2026-03-08T07:00:00.000Z')
  })

  test('is now, or the first moment after an unbroken quiet range', () => {
    fc.assert(
      fc.property(moment, hours, fc.nat(100), (now, one, share) => {
        const end = endOfQuiet(now, one)
        expect(isQuiet(end, one)).toBe(false)
        if (end.getTime() === now.getTime()) return
        expect(isQuiet(new Date(end.getTime() - 1), one)).toBe(true)
        const between = now.getTime() + Math.floor((share / 100) * (end.getTime() - 1 - now.getTime()))
        expect(isQuiet(new Date(between), one)).toBe(true)
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 60 * minute)
      }),
    )
  })
})
