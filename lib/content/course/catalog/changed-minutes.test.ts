import { expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { listUnits } from '../lookup'
import { heldMinutes } from '../minutes'
import type { Course, Lesson } from '../schema'
import { deliveredTexts } from '../version'
import { changedMinutes } from './changed-minutes'

const lessonOf = (course: Course) => listUnits(course)[0] as Lesson
const before = await sampleCourse()
const text = deliveredTexts(before)['les-first']
const after = async (...changes: Parameters<typeof sampleCourse>) => {
  const lesson = lessonOf(await sampleCourse(...changes))
  const minutesOf = (id: string) => lesson.steps.find((step) => step.id === id)?.minutes
  return { minutes: changedMinutes(lesson, text), minutesOf, lesson }
}
const third = 'title="The third step">'

test('takes the reading time of the changed steps, by a fact that they cite or a check, too', async () => {
  const one = await after([sampleFiles.lesson, third, `${third}\n\nAsk him anew.`])
  expect(one.minutes).toBe(one.minutesOf('third'))
  expect(one.minutes).toBeLessThan(one.lesson.minutes / 2)
  const moved = await after([
    sampleFiles.lesson,
    'You meet a man at a farm. He is cold',
    'You meet a man at a farm.\nHe is cold',
  ])
  expect(moved.minutes).toBe(heldMinutes(moved.lesson))
  const check = await after([
    sampleFiles.practice,
    'A baker says that the night is long.',
    'A baker says that it is late.',
  ])
  expect(check.minutes).toBe(check.minutesOf('first'))
  const item = await after([sampleFiles.practice, 'A person tells you a short case.', 'A person tells you a case.'])
  expect(item.minutes).toBeGreaterThanOrEqual(1)
})

test('leaves out the step that a content note lets everyone skip', async () => {
  expect((await after([sampleFiles.lesson, 'Wait.', 'Wait here.'])).minutes).toBe(0)
})

test('takes the whole lesson where nothing tells what changed', async () => {
  const lesson = lessonOf(before)
  const [whole] = [heldMinutes(lesson)]
  expect(changedMinutes(lesson, text)).toBe(whole)
  for (const unknown of [undefined, null, {}, { facts: [] }]) expect(changedMinutes(lesson, unknown)).toBe(whole)
})
