import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '@/lib/platform/words'
import { isSendingTime, nextSendingTime, plannedSteps, stepOn } from './step'

/** A Friday. */
const dueOn = '2026-12-18'

test.each([
  ['2026-11-18', 30],
  ['2026-11-17', null],
  ['2026-11-19', 30],
  ['2026-11-23', null],
  ['2026-12-10', null],
  ['2026-12-11', 7],
  ['2026-12-14', 7],
  ['2026-12-15', null],
  ['2026-12-16', null],
  ['2026-12-17', 1],
  ['2026-12-18', 1],
  ['2026-12-21', -1],
  ['2026-12-25', -1],
  ['2026-12-28', -2],
  ['2027-01-04', -3],
])('on %s the step is %s', (day, step) => {
  expect(stepOn(day, dueOn)).toBe(step)
})

test('a reminder for a weekend goes out on Friday, and one for the day before a Monday too', () => {
  expect(stepOn('2026-12-11', '2026-12-14')).toBe(1)
  expect(stepOn('2026-12-11', '2026-12-13')).toBe(1)
  expect(stepOn('2026-12-10', '2026-12-14')).toBe(7)
  expect(stepOn('2026-12-11', '2026-12-20')).toBe(7)
})

test('every step of any due date is planned once, on a weekday, and early enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 4000 }), (offset) => {
      const due = addDays('2026-01-01', offset)
      const planned = plannedSteps(due, [], '2026-01-01')
      expect(planned.map(({ step }) => step)).toEqual([30, 7, 1, -1, -2, -3, -4, -5])
      for (const { day, step } of planned) {
        expect(isSendingTime(new Date(`${day}T12:00:00Z`), 'UTC')).toBe(true)
        if (step > 0) expect(day <= addDays(due, -step)).toBe(true)
      }
    }),
  )
})

test('the plan leaves out what was told or is past, and tells a missed step on the next weekday', () => {
  const days = (told: number[], from: string) => plannedSteps(dueOn, told, from).map(({ day, step }) => [day, step])
  expect(days([30], '2026-12-12').slice(0, 3)).toEqual([
    ['2026-12-14', 7],
    ['2026-12-17', 1],
    ['2026-12-21', -1],
  ])
  expect(days([30, 7], '2026-12-15')[0]).toEqual(['2026-12-17', 1])
  expect(days([], '2027-03-01')[0]).toEqual(['2027-03-01', -11])
})

test('mail goes out from 8:00 to 18:00 on weekdays, and otherwise waits for the next morning', () => {
  const zone = 'America/New_York'
  const at = (text: string) => new Date(`2026-${text}Z`)
  expect(isSendingTime(at('12-18T12:59:59'), zone)).toBe(false)
  expect(isSendingTime(at('12-18T13:00:00'), zone)).toBe(true)
  expect(isSendingTime(at('12-18T22:59:59'), zone)).toBe(true)
  expect(isSendingTime(at('12-18T23:00:00'), zone)).toBe(false)
  expect(isSendingTime(at('12-19T17:00:00'), zone)).toBe(false)
  expect(nextSendingTime(at('12-18T15:07:00'), zone)).toEqual(at('12-18T15:07:00'))
  expect(nextSendingTime(at('12-18T23:00:00'), zone)).toEqual(at('12-21T13:00:00'))
  // The clock goes back an hour that night.
  expect(nextSendingTime(at('10-30T23:00:00'), zone)).toEqual(at('11-02T13:00:00'))
  expect(dayOf(at('12-19T03:00:00'), zone)).toBe('2026-12-18')
})
