import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { certificateSnapshot } from '@/lib/record/certificate/document/snapshot'
import { hoursWithout } from '@/lib/record/certificate/hours'
import { issue } from '@/lib/record/certificate/issue'
import { revoke } from '@/lib/record/certificate/revoke'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { isRequired } from '@/lib/training/progress/satisfied'
import { encountersOf, lessonsOf } from '@/prisma/course-parts'
import { enrolled, learner, satisfied, stillWorld, unitsDone } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { endWaiver } from './end-waiver'
import { reset } from './reset'
import { waive } from './waive'

/** The sample course with a real course's length: the tests waive its encounter and reset its lesson. */
const sample = await sampleCourse([sampleFiles.course, /$/, 'moveOn: { encounters: walked }\n'])
const [lesson] = lessonsOf(sample) as [Lesson]
const [encounter] = encountersOf(sample) as [Encounter]
const long: Encounter = { ...encounter, minutes: 20, hash: 'of-the-long-one' }
const course: Course = {
  ...sample,
  hash: randomUUID(),
  minutes: { ...sample.minutes, minutes: 195.4, hours: 3.25 },
  modules: sample.modules.map((module) => ({
    ...module,
    units: module.units.map((unit) => (unit.id === long.id ? long : unit)),
  })),
}
const reason = 'Agreed on in writing'

const certificateOf = (serial: string) =>
  db.certificate.findUniqueOrThrow({ where: { serial }, include: { credential: true, document: true } })

test('waived units are subtracted from the hours, rounded down to a quarter', () => {
  const worth = (...each: number[]) => each.map((one) => ({ ...lesson, minutes: one }))
  expect(hoursWithout(course.minutes, [])).toBe(3.25)
  expect(hoursWithout(course.minutes, worth(0.4))).toBe(3.25)
  expect(hoursWithout(course.minutes, worth(0.3, 0.2))).toBe(3)
  expect(hoursWithout(course.minutes, worth(100, 200))).toBe(0)
})

test('a certificate lists waived units and subtracts their time; its units cannot be reset until it is revoked', async () => {
  const world = stillWorld('2031-03-03T17:00:00Z')
  const person = await learner()
  const { accountId } = person
  await unitsDone(person, course, { without: [long.id], world })
  await confirmName(person, course, { name: person.name }, world)
  world.pass(1)
  expect(await issue(person, course, agreesWithLog, world)).toEqual({ ok: false, reason: 'not-satisfied' })
  await waive(operator, { accountId, unit: long, reason }, world)
  const issued = await issue(person, course, agreesWithLog, world)
  if (!issued.ok) throw new Error(issued.reason)
  const row = await certificateOf(issued.serial)
  expect(row.hours.toNumber()).toBe(2.75)
  expect(certificateSnapshot.parse(row.snapshot).waived).toEqual([long.id])
  const { creditsEarned, achievement } = JSON.parse(row.credential?.json ?? '{}').credentialSubject
  expect([creditsEarned, achievement.creditsAvailable]).toEqual([2.75, 3.25])

  const rests = { ok: false, reason: 'certified' }
  const waiver = await db.waiver.findFirstOrThrow({ where: { accountId } })
  world.pass(1)
  expect(await reset(operator, { accountId, unit: lesson, reason }, world)).toEqual(rests)
  expect(await endWaiver(operator, { accountId, waiverId: waiver.id, reason }, world)).toEqual(rests)
  await revoke(operator, { serial: issued.serial, reason }, world)
  expect(await issue(person, course, agreesWithLog, world)).toEqual({ ok: true, serial: issued.serial })
  world.pass(1)
  expect(await reset(operator, { accountId, unit: lesson, reason }, world)).toEqual({ ok: true })
  expect(await issue(person, course, agreesWithLog, world)).toEqual({ ok: false, reason: 'not-satisfied' })
  world.pass(1)
  await lessonDone(person, course, lesson, world)
  const outcomes = await Promise.all([0, 1, 2].map(() => issue(person, course, agreesWithLog, world)))
  const [again] = outcomes
  if (!again?.ok) throw new Error('no second certificate')
  expect(outcomes).toEqual([again, again, again])
  expect(again.serial).not.toBe(issued.serial)
  expect(await certificateOf(again.serial)).toMatchObject({ supersedesId: row.id, completedAt: world.now() })
  expect(await certificateOf(issued.serial)).toEqual(row)
  expect(await Promise.all([issued, again].map(({ serial }) => recordedStateOf(serial)))).toEqual([
    'revoked',
    'current',
  ])
})

test('one of a concurrent issue and reset succeeds and the other is refused', async () => {
  for (const when of ['at once', 'while it is signed'] as const) {
    const person = await learner()
    await satisfied(person, course)
    const opens = () => reset(operator, { accountId: person.accountId, unit: lesson, reason })
    let opened = when === 'at once' ? opens() : undefined
    // The serial is made after the checks and before the write.
    const random: World['random'] = (bytes) => {
      opened ??= opens()
      return systemWorld.random(bytes)
    }
    const issued = await issue(person, course, agreesWithLog, { ...systemWorld, random })
    expect([issued.ok, (await opened)?.ok].sort(), when).toEqual([false, true])
  }
  const idle = await learner()
  await enrolled(idle, sample)
  for (const unit of listUnits(sample).filter(isRequired)) {
    await waive(operator, { accountId: idle.accountId, unit, reason })
  }
  await confirmName(idle, sample, { name: idle.name })
  expect(await issue(idle, sample, agreesWithLog)).toEqual({ ok: false, reason: 'no-hours' })
})
