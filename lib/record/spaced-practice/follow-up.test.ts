import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followUpDays, isFollowUpOpen, issuedBetween, mailedForDays } from './follow-up'

const day = 86_400_000
const issuedAt = new Date('2026-11-25T12:00:00Z')
const after = (days: number) => new Date(issuedAt.getTime() + days * day)

test('the page asks the question for a month, from its day on', () => {
  const asked = (days: number) => followUpDays.filter((one) => isFollowUpOpen(one, issuedAt, after(days)))
  expect([29.99, 30, 59.99, 60, 89.99, 90, 119.99, 120].map(asked)).toEqual([[], [30], [30], [], [], [90], [90], []])
})

test('mail asks the question for two weeks, never longer than the page', () => {
  fc.assert(
    fc.property(fc.constantFrom(...followUpDays), fc.nat(200 * 24), (days, hours) => {
      const age = hours / 24
      const between = issuedBetween(days, mailedForDays, after(age))
      const mailed = issuedAt > between.after && issuedAt <= between.until
      expect(mailed).toBe(isFollowUpOpen(days, issuedAt, after(age)) && age < days + mailedForDays)
    }),
  )
})
