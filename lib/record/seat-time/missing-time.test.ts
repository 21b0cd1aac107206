import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { lessonsOf } from '@/prisma/course-parts'
import { issuedWhen, missingTimeOf, missingTimeTitle } from './missing-time'

const [course] = (await loadCatalog()).courses
if (!course) throw new Error('there is no course')
const [first, second, third] = lessonsOf(course)

const read = (unitId = '', activeMs = 0, accepted = false) => ({ unitId, activeMs, minimumMs: 90_000, accepted })
const time = { enrollmentId: 'e', rule: 'hold' as const, minimumShare: 0.5, activeMs: 0, activeByUnit: new Map() }
const flag = { id: 'f', kind: 'even-beats' }

test('the total is the sum of the minutes that each short lesson shows', () => {
  const lessons = [read(first?.id), read(second?.id, 60_000), read(third?.id, 0, true)]
  const missing = missingTimeOf(course, { ...time, lessons, flags: [] })
  expect(missing?.lessons.map(({ unit, minutes }) => [unit.id, minutes])).toEqual([
    [first?.id, 2],
    [second?.id, 1],
  ])
  expect(missing?.minutes).toBe(3)
  expect(missing && missingTimeTitle(missing, true)).toBe('Your certificate is waiting for 3 more minutes of reading')
  expect(missing && missingTimeTitle(missing, false)).toBe('Your certificate will need 3 more minutes of reading')
})

test('a certificate is promised right away only if nothing holds it', () => {
  const held = (lessons: ReturnType<typeof read>[], flags: (typeof flag)[] = []) =>
    missingTimeOf(course, { ...time, lessons, flags })
  expect(held([read(first?.id, 90_000)])).toBeNull()
  expect(issuedWhen(null, false)).toBe('right away')
  expect(issuedWhen(null, true)).toBe('once your record has been checked')
  expect(issuedWhen(held([read(first?.id, 30_001)]), false)).toBe('once you have read for 1 more minute')
  const looked = held([], [flag])
  expect(issuedWhen(looked, false)).toBe('once your coordinator has looked at how your time was counted')
  expect(looked && missingTimeTitle(looked, true)).toContain('waiting for a look at how your time was counted')
})
