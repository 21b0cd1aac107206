import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  beatsOf,
  course,
  creditsOf,
  enrolledPerson,
  later,
  lesson,
  opened,
  place,
  second,
  seconds,
} from '@/fixtures/reader'
import { begins, isCountedOnce, lives } from '@/fixtures/time'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { db, transact } from '@/lib/platform/db'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { beat } from './beat'
import { begin } from './begin'
import { countReading } from './count-reading'
import { minimumMs } from './minimum'
import { findActiveMs, findBegun, findTimeOn, listLessonTimes } from './queries'

async function answerAll(person: Learner, world = later()): Promise<void> {
  for (const item of lesson.practice)
    await answerPractice(person, { course, lesson, itemId: item.id, value: keyOf(item) }, world)
}

const input = { course, lesson, sessionId: 'here' }

test('the time counts once and is stored with the completion', async () => {
  const person = await enrolledPerson()
  const world = later()
  await answerAll(person, world)
  await begin(person, input, world)
  world.pass(1)
  await begin(person, input, world)
  expect(await findTimeOn(person, lesson.id)).toMatchObject({ activeMs: 0, completed: false })
  expect(await findBegun(person, lesson.id, world.now())).not.toBeNull()
  world.pass(2)
  const marks = await Promise.all([0, 1, 2].map(() => markAsRead(person, { course, lesson }, world)))
  expect(marks.map((mark) => mark.ok && mark.short)).toEqual(Array(3).fill(expect.stringContaining('about 2 of the')))
  expect(await beatsOf(person)).toMatchObject([{ kind: 'reading', creditMs: 120_000 }])
  world.pass(3)
  await markAsRead(person, { course, lesson }, world)
  expect(await creditsOf(person)).toEqual([120_000])
  expect(await listLessonTimes(person, [lesson.id])).toMatchObject([
    { activeMs: 120_000, activeMsThen: 120_000, minimumMsThen: minimumMs(course, lesson) },
  ])
  expect(await findTimeOn(person, lesson.id)).toMatchObject({ activeMs: 120_000, completed: true })
  expect(await findBegun(person, lesson.id, world.now())).toBeNull()
})

test('a long time counts up to its cap, without a note, and not again after beats', async () => {
  const person = await enrolledPerson()
  const world = later()
  await answerAll(person, world)
  const { token } = await opened(person, world)
  await begin(person, input, world)
  world.pass(20 * seconds)
  await beat(person, { ...place, token }, world)
  world.pass(10 * 60)
  expect(await markAsRead(person, { course, lesson }, world)).toEqual({ ok: true, short: null })
  expect(await creditsOf(person)).toEqual([20_000, Math.round(lesson.minutes * 60_000)])
})

test('a Begin of yesterday, of another lesson, or from before a reset counts nothing', async () => {
  const person = await enrolledPerson()
  const world = later()
  await answerAll(person, world)
  await begin(person, input, world)
  await begin(person, { ...input, lesson: second }, world)
  world.pass(13 * 60)
  expect(await markAsRead(person, { course, lesson }, world)).toMatchObject({ ok: true })
  expect(await creditsOf(person)).toEqual([])
  await begin(person, input, world)
  world.pass(5)
  const reset = { id: world.id(), accountId: person.accountId, unitId: lesson.id, reason: 'for the test' }
  await db.reset.create({ data: { ...reset, resetAt: world.now() } })
  world.pass(2)
  await answerAll(person, world)
  await markAsRead(person, { course, lesson }, world)
  expect(await creditsOf(person)).toEqual([])
  await db.reset.create({ data: { ...reset, id: world.id(), resetAt: world.now() } })
  world.pass(1)
  await begin(person, input, world)
  world.pass(2)
  await answerAll(person, world)
  await markAsRead(person, { course, lesson }, world)
  expect(await creditsOf(person)).toEqual([120_000])
  world.pass(1)
  await db.reset.create({ data: { ...reset, id: world.id(), resetAt: world.now() } })
  expect(await findActiveMs(person, [lesson.id, second.id])).toEqual(new Map())
})

test('Begin in many lessons, many times, among beats and set clocks counts each moment once', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (taken) => {
      const person = await enrolledPerson()
      const world = later()
      const { token } = await opened(person, world)
      for (const one of taken) {
        if (one.kind === 'pass') world.pass(one.ms / 60_000)
        else if (one.kind === 'open') await opened(person, world)
        else if (one.kind === 'beat') await beat(person, { ...place, token }, world)
        else {
          const at = one.view % 2 ? lesson : second
          if (one.kind === 'begin') await begin(person, { ...input, lesson: at }, world)
          else await transact((tx) => countReading(tx, person, at, world.now()))
        }
      }
      const kept = (await beatsOf(person)).map((row) => ({ ...row, at: row.at.getTime() }))
      expect(isCountedOnce(kept, begins)).toBe(true)
    }),
    { numRuns: 5 },
  )
})

test('Mark as read ends a Begin, even with under a second left; a read lesson can be begun again, up to its minutes', async () => {
  const person = await enrolledPerson()
  const world = later()
  await answerAll(person, world)
  const { token } = await opened(person, world)
  await begin(person, input, world)
  world.pass(20 * seconds)
  await beat(person, { ...place, token }, world)
  await markAsRead(person, { course, lesson }, world)
  expect(await findBegun(person, lesson.id, world.now())).toBeNull()
  const all = Math.round(lesson.minutes * 60_000)
  for (const minutes of [2, lesson.minutes, lesson.minutes]) {
    await begin(person, input, world)
    world.pass(minutes)
    expect(await findBegun(person, lesson.id, world.now())).not.toBeNull()
    await markAsRead(person, { course, lesson }, world)
    await markAsRead(person, { course, lesson }, world)
  }
  expect(await creditsOf(person)).toEqual([20_000, 120_000, all - 120_000])
  expect(await db.lessonCompletion.count({ where: { accountId: person.accountId } })).toBe(1)
})
