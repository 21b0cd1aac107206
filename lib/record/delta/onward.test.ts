import { expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { listUnits } from '@/lib/content/course/lookup'
import type { Unit } from '@/lib/content/course/schema'
import { onwardFrom } from './onward'
import type { ChangedUnit } from './queries'

const course = await sampleCourse()
const [lesson, quiz, encounter] = listUnits(course) as [Unit, Unit, Unit]

const asked = (...units: [Unit, ChangedUnit['state']][]) => ({
  changes: [
    { edition: '2', on: '2026-11-25', what: 'Changed.', units: units.map(([unit, state]) => ({ unit, state })) },
  ],
  left: units.flatMap(([unit, state]) => (state === 'todo' ? unit : [])),
})

test('a unit leads to the next one, and the last unit to the outline', () => {
  const nothing = { changes: [], left: [] }
  expect([lesson, quiz, encounter].map((unit) => onwardFrom(course, unit, nothing))).toEqual([quiz, encounter, null])
})

test('a changed unit leads to the next changed unit, and the last one to the outline', () => {
  expect(onwardFrom(course, lesson, asked([lesson, 'todo'], [encounter, 'todo']))).toBe(encounter)
  expect(onwardFrom(course, lesson, asked([lesson, 'done'], [encounter, 'todo']))).toBe(encounter)
  expect(onwardFrom(course, lesson, asked([lesson, 'done'], [encounter, 'done']))).toBeNull()
  expect(onwardFrom(course, lesson, asked([lesson, 'told'], [encounter, 'todo']))).toBe(quiz)
})
