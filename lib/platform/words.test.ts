import { expect, test } from 'vitest'
import {
  dateInWords,
  dayInWords,
  dayOf,
  firstWords,
  momentInWords,
  siteTimeZone,
  waitSentence,
  zoneInWords,
} from './words'

const moment = new Date('2026-11-25T03:04:00Z')

test('the same moment is another day in another zone', () => {
  expect(dayInWords(moment, siteTimeZone)).toBe('November 24, 2026')
  expect(dayInWords(moment, 'UTC')).toBe('November 25, 2026')
  expect([dayOf(moment, siteTimeZone), dayOf(moment, 'UTC')]).toEqual(['2026-11-24', '2026-11-25'])
})

test('a moment in words has its day and its time in the same zone', () => {
  expect(momentInWords(moment, siteTimeZone).replaceAll('\u202f', ' ')).toBe('November 24, 2026, 10:04 PM')
})

test('a calendar date keeps its day, and may lack one', () => {
  expect(dateInWords('2026-03-01')).toBe('March 1, 2026')
  expect(dateInWords('2026-07')).toBe('July 2026')
})

test('a zone has the name that people use', () => {
  expect(zoneInWords(siteTimeZone)).toBe('Eastern Time')
  expect(zoneInWords('America/Chicago')).toBe('Central Time')
})

test('a wait is in seconds when short, and otherwise in minutes, rounded up', () => {
  const waits = [1, 30, 90, 91, 900].map((seconds) =>
    waitSentence(seconds).slice('Please wait '.length, -', then try again.'.length),
  )
  expect(waits).toEqual(['a second', '30 seconds', '90 seconds', '2 minutes', '15 minutes'])
})

test('the first words of a text end with a whole word', () => {
  expect(firstWords('A short stem.', 20)).toBe('A short stem.')
  expect(firstWords('An officer stops a van,\n and finds six people.', 24)).toBe('An officer stops a van…')
  expect(firstWords('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)}…`)
})
