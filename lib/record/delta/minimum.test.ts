import { expect, test } from 'vitest'
import { sampleFiles } from '@/fixtures/course-files'
import { change, makeVariant, partsOf, published } from '@/fixtures/delta'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { listCertificates } from '@/lib/record/certificate/queries'
import { publish } from '@/lib/record/publication/publish'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { isHeld } from '@/lib/record/seat-time/rule'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { begin } from '@/lib/training/time/begin'
import { findTimeOn } from '@/lib/training/time/queries'
import { timeStatus } from '@/lib/training/time/time-status'
import * as factories from '@/prisma/factories'
import { completeDeltas } from './complete'
import { completeDone } from './complete-done'
import { findDelta } from './queries'

const third = 'title="The third step">'
const anew: [string, string, string] = [sampleFiles.lesson, third, `${third}\n\nAsk him anew.`]

async function changedFor(rule: 'hold' | 'inform') {
  const variant = await makeVariant()
  const time: [string, RegExp, string] = [sampleFiles.course, /$/, `time: { minimumShare: 0.5, rule: ${rule} }\n`]
  const [first, today] = published([await variant(time)], [await variant(time, anew), change('les-first', 'law')]) as [
    Course,
    Course,
  ]
  const [lesson] = partsOf(today)
  const changed = lesson.steps.find(({ id }) => id === 'third')?.minutes ?? 0
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const { coordinator } = await factories.organization()
  const person = await factories.learner()
  await factories.joined(person, (await factories.cohort(coordinator)).code)
  await factories.certified(person, first, world)
  world.pass(60)
  await publish(today, world)
  world.pass(60)
  return { person, coordinator, today, lesson, world, changed, minimumMs: Math.round(changed * 30_000) }
}

const statesOf = async (person: Learner, at: Date) => (await listCertificates(person, at)).map(({ state }) => state)

test('the minimum of a changed lesson comes from what changed, on its page, in the record and in the log', async () => {
  const { person, today, lesson, world, changed, minimumMs } = await changedFor('inform')
  const time = await findTimeOn(person, lesson.id)
  expect(time).toEqual({ activeMs: 0, completed: false, isAgain: true, changedMinutes: changed })
  expect(timeStatus(today, lesson, time)).toMatchObject({ minimumSeconds: Math.ceil(minimumMs / 1000) })
  expect(await findDelta(person, today)).toMatchObject({ minutesLeft: Math.ceil(changed) })
  expect(await markAsRead(person, { course: today, lesson }, world)).toMatchObject({
    ok: true,
    short: expect.any(String),
  })
  const where = { accountId: person.accountId, unitId: lesson.id, ordinal: 2 }
  expect(await db.lessonCompletion.findFirst({ where })).toMatchObject({ activeMs: 0, minimumMs })
  const [entry] = await db.auditEvent.findMany({
    where: { subjectId: person.accountId, action: 'enrollment.delta-assigned' },
  })
  expect(entry?.details).toMatchObject({ units: [lesson.id], minutes: [changed] })
  // Once read, the rest is by the same number.
  expect(timeStatus(today, lesson, await findTimeOn(person, lesson.id))).toMatchObject({
    minimumSeconds: Math.ceil(minimumMs / 1000),
  })
  await completeDeltas(person, [today], world)
  expect(await statesOf(person, world.now())).toEqual(['valid', 'superseded'])
})

test('a course that holds certificates issues the new one once the time is made up', async () => {
  const { person, today, lesson, world, minimumMs } = await changedFor('hold')
  expect((await findSeatTime(person, today))?.lessons).toEqual([])
  await markAsRead(person, { course: today, lesson }, world)
  await completeDeltas(person, [today], world)
  expect(await statesOf(person, world.now())).toEqual(['superseded'])
  const time = await findSeatTime(person, today)
  expect(time?.lessons).toEqual([{ unitId: lesson.id, activeMs: 0, minimumMs, accepted: false }])
  expect(time && isHeld(time)).toBe(true)
  await begin(person, { course: today, lesson, sessionId: 'here' }, world)
  world.pass(minimumMs / 60_000 + 0.01)
  await markAsRead(person, { course: today, lesson }, world)
  await completeDone([today], world)
  expect(await statesOf(person, world.now())).toEqual(['valid', 'superseded'])
})

test('a coordinator can accept the missing time instead', async () => {
  const { person, coordinator, today, lesson, world } = await changedFor('hold')
  const { accountId } = person
  const accept = () => acceptTime(coordinator, { accountId, course: today, reason: 'Read in class' }, world)
  expect(await accept()).toEqual({ ok: false, reason: 'not-held' })
  await markAsRead(person, { course: today, lesson }, world)
  world.pass(1)
  expect(await accept()).toEqual({ ok: true })
  await completeDone([today], world)
  expect(await statesOf(person, world.now())).toEqual(['valid', 'superseded'])
})
