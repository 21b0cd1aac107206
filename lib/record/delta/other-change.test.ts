import { expect, test } from 'vitest'
import { sampleFiles } from '@/fixtures/course-files'
import { askedAnew, change, makeVariant, partsOf, published, reworded, rowOf } from '@/fixtures/delta'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { waive } from '@/lib/record/amendment/waive'
import { issue } from '@/lib/record/certificate/issue'
import { listCertificates } from '@/lib/record/certificate/queries'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { findProgress } from '@/lib/training/progress/queries'
import * as factories from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { completeDone } from './complete-done'
import { findDelta } from './queries'

test('a content change applies to new learners only, and a wording change to nobody', async () => {
  const variant = await makeVariant()
  const whole = await variant()
  const small = {
    ...whole,
    hash: 'before'.padEnd(64, '0'),
    modules: whole.modules.map((one) => ({ ...one, units: one.units.slice(0, 2) })),
  }
  const [first, added, rephrased] = published(
    [small],
    [whole, change('enc-met', 'content')],
    [await variant(reworded), change('les-first', 'wording')],
  ) as [Course, Course, Course]
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const [holder, half, late] = await Promise.all([0, 1, 2].map(() => factories.learner()))
  if (!holder || !half || !late) throw new Error('nobody is there')
  const serial = await factories.certified(holder, first, world)
  await factories.enrolled(half, first, world)
  await lessonDone(half, first, partsOf(first)[0], world)
  const before = await rowOf(serial)

  for (const course of [added, rephrased]) {
    world.pass(60)
    await publish(course, world)
    expect(await recordedStateOf(serial)).toBe('current')
    expect(await findProgress(holder, course)).toMatchObject({ requiredCount: 2, doneCount: 2, satisfied: true })
    expect(await findProgress(half, course)).toMatchObject({ requiredCount: 2, doneCount: 1 })
  }
  await factories.enrolled(late, rephrased, world)
  expect(await findProgress(late, rephrased)).toMatchObject({ requiredCount: 3, doneCount: 0 })
  expect(await findDelta(half, rephrased)).toMatchObject({ changes: [], left: [] })
  expect(await rowOf(serial)).toEqual(before)
  expect(await db.lawChange.count({ where: { courseId: whole.id } })).toBe(0)

  await factories.unitsDone(half, rephrased, { without: ['enc-met'], world })
  await confirmName(half, rephrased, { name: half.name }, world)
  const issued = await issue(half, rephrased, agreesWithLog, world)
  // The quiz's version has the encounter, but the learner did not spend its minutes.
  expect(issued.ok && Number((await rowOf(issued.serial)).hours)).toBe(0.75)
})

test('a law change that no lesson or encounter shows is reported and supersedes nothing', async () => {
  const variant = await makeVariant()
  const bank: [string, string, string] = [sampleFiles.bank, 'says nothing at all', 'says nothing']
  const [first, today] = published([await variant()], [await variant(bank), change('quiz-first', 'law')]) as [
    Course,
    Course,
  ]
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const holder = await factories.learner()
  const serial = await factories.certified(holder, first, world)
  world.pass(60)
  await publish(today, world)
  expect(await recordedStateOf(serial)).toBe('current')
  expect(await findDelta(holder, today)).toMatchObject({ left: [], changes: [{ units: [{ state: 'told' }] }] })
  expect(await findProgress(holder, today)).toMatchObject({ satisfied: true })
})

test('a changed unit can be waived for a learner who did the earlier one', async () => {
  const variant = await makeVariant()
  const [first, today] = published([await variant()], [await variant(askedAnew), change('enc-met', 'law')]) as [
    Course,
    Course,
  ]
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const holder = await factories.learner()
  await factories.certified(holder, first, world)
  const { accountId } = holder
  const unit = partsOf(today)[2]
  const input = { accountId, unit, reason: 'Agreed on in writing' }
  expect(await waive(operator, input, world)).toEqual({ ok: false, reason: 'done' })
  world.pass(60)
  await publish(today, world)
  const again = async () =>
    (await findProgress(holder, today)).units.filter((one) => one.again).map((one) => one.unit.id)
  expect(await again()).toEqual(['enc-met'])
  world.pass(1)
  expect(await waive(operator, input, world)).toEqual({ ok: true })
  expect(await again()).toEqual([])
  await completeDone([today], world)
  const states = (await listCertificates(holder, world.now())).map(({ state }) => state)
  expect(states).toEqual(['valid', 'superseded'])
})
