import { expect, test } from 'vitest'
import { askedAnew, change, deltasOf, left, makeVariant, partsOf, published, reworded, rowOf } from '@/fixtures/delta'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { reset } from '@/lib/record/amendment/reset'
import { waive } from '@/lib/record/amendment/waive'
import { issue } from '@/lib/record/certificate/issue'
import { listCertificates } from '@/lib/record/certificate/queries'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import { repeatLawChanges } from '@/lib/record/publication/publish-catalog'
import { listRoster } from '@/lib/record/roster/roster'
import { submit } from '@/lib/training/attempt/submit'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { startRun } from '@/lib/training/encounter/start'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { findProgress } from '@/lib/training/progress/queries'
import * as factories from '@/prisma/factories'
import { played } from '@/prisma/played'
import { completeDeltas } from './complete'
import { completeDone } from './complete-done'
import { findDelta } from './queries'

const reason = 'for a test'
const people = <const N extends 0[]>(...each: N) =>
  Promise.all(each.map(() => factories.learner())) as Promise<{
    [I in keyof N]: Awaited<ReturnType<typeof factories.learner>>
  }>

test('a certificate names the law under which all units were read', async () => {
  const variant = await makeVariant()
  const [first, today] = published(
    [await variant()],
    [await variant(reworded, askedAnew), change('les-first', 'law'), change('enc-met', 'law')],
  ) as [Course, Course]
  const [lesson, , encounter] = partsOf(today)
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const [amid, early] = await people(0, 0)
  await factories.unitsDone(amid, first, { without: ['quiz-first', 'enc-met'], world })
  await startRun(amid, { course: first, encounter: partsOf(first)[2] }, world)
  const attemptId = await factories.answeredAttempt(amid, first, { world })
  await factories.unitsDone(early, first, { without: ['les-first', 'enc-met'], world })

  world.pass(60)
  await publish(today, world)
  const versionId = await findVersion(today)
  // An attempt begun before the change shows the earlier law, even if it ends later.
  await played(amid, today, encounter, { world })
  expect(await left(amid, today)).toEqual(['les-first', 'enc-met'])
  expect(await left(early, today)).toEqual([])
  world.pass(1)
  await markAsRead(amid, { course: today, lesson }, world)
  await readInstead(amid, { course: today, encounter }, world)
  await completeDeltas(amid, [today], world)
  await submit(amid, { attemptId }, world)
  await factories.unitsDone(early, today, { world })
  for (const person of [amid, early]) {
    await confirmName(person, today, { name: person.name }, world)
    const issued = await issue(person, today, agreesWithLog, world)
    if (!issued.ok) throw new Error(issued.reason)
    expect((await rowOf(issued.serial)).courseVersionId).toBe(versionId)
    await repeatLawChanges(today, world)
    expect(await recordedStateOf(issued.serial)).toBe('current')
  }
})

test('a delta completes when no unit is left, for any cause, but never in an earlier release', async () => {
  const variant = await makeVariant()
  const before = await variant()
  const law = await variant(reworded, askedAnew)
  const without = (course: Course, unitId: string, hash: string) => ({
    ...course,
    hash: hash.padEnd(64, '0'),
    modules: course.modules.map((one) => ({ ...one, units: one.units.filter(({ id }) => id !== unitId) })),
  })
  const year = <T extends Course>(course: T) => ({ ...course, expiry: { afterMonths: 12 } })
  const [small, first, today, last] = published(
    [without(before, 'enc-met', 'small')],
    [year(before), change('enc-met', 'law')],
    [year(law), change('les-first', 'law'), change('enc-met', 'law')],
    [year(without(law, 'les-first', 'last')), change('les-first', 'content')],
  ) as [Course, Course, Course, Course]
  const [lesson, , encounter] = partsOf(today)
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const { coordinator } = await factories.organization()
  const { code } = await factories.cohort(coordinator)
  const [half, waived, holder, ended] = await people(0, 0, 0, 0)
  await factories.joined(ended, code)

  // A reset requires the changed unit again, even after its delta ended.
  await factories.unitsDone(half, small, { world })
  world.pass(60)
  await publish(first, world)
  world.pass(1)
  await readInstead(half, { course: first, encounter: partsOf(first)[2] }, world)
  await completeDeltas(half, [first], world)
  expect(await deltasOf(half)).toMatchObject([{ endedAt: world.now() }])
  expect(await findProgress(half, first)).toMatchObject({ satisfied: true })
  world.pass(1)
  await reset(operator, { accountId: half.accountId, unit: encounter, reason }, world)
  expect(await findProgress(half, first)).toMatchObject({ requiredCount: 3, doneCount: 2, satisfied: false })

  await factories.certified(ended, first, world)
  const year1 = world.now()
  world.pass(60 * 24 * 300)
  const own = await factories.certified(holder, first, world)
  await factories.unitsDone(waived, first, { without: ['enc-met'], world })
  await waive(operator, { accountId: waived.accountId, unit: encounter, reason }, world)
  await confirmName(waived, first, { name: waived.name }, world)
  await issue(waived, first, agreesWithLog, world)
  world.pass(60)
  await publish(today, world)
  world.pass(1)
  await markAsRead(waived, { course: today, lesson }, world)
  const states = async (person: typeof waived) =>
    (await listCertificates(person, world.now())).map(({ state }) => state)

  // Work under the earlier release counts, but its certificate waits for today's law.
  await markAsRead(holder, { course: first, lesson }, world)
  await readInstead(holder, { course: first, encounter }, world)
  await completeDeltas(holder, [first], world)
  expect([await states(holder), await left(holder, today)]).toEqual([['superseded'], []])
  await completeDone([today], world)
  expect([await states(holder), await states(waived)]).toEqual([
    ['valid', 'superseded'],
    ['valid', 'superseded'],
  ])
  expect((await factories.actionsAbout(waived)).slice(-3).sort()).toEqual([
    'certificate.updated',
    'enrollment.delta-completed',
    'key.used',
  ])
  expect(await recordedStateOf(own)).toBe('superseded')

  // An expired certificate is renewed, not replaced by another expired one; a removed unit does not block.
  world.pass(60 * 24 * 100)
  expect(world.now().getTime() - year1.getTime()).toBeGreaterThan(366 * 86_400_000)
  expect(await findDelta(ended, last, world)).toMatchObject({ isHolder: false, left: [{ id: 'enc-met' }] })
  const page = { after: null, limit: 9, now: world.now() }
  expect(await listRoster(coordinator, { course: last }, page)).toMatchObject([{ state: 'expired' }])
  await publish(last, world)
  await readInstead(ended, { course: last, encounter }, world)
  expect((await deltasOf(ended))[0]?.endedAt).toBeNull()
  await completeDone([last], world)
  expect((await deltasOf(ended))[0]?.endedAt).toEqual(world.now())
  expect(await states(ended)).toEqual(['superseded'])
})
