import { expect, test } from 'vitest'
import { sampleFiles } from '@/fixtures/course-files'
import { askedAnew, change, deltasOf, left, makeVariant, partsOf, published, reworded, rowOf } from '@/fixtures/delta'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { correct } from '@/lib/record/certificate/correct'
import { issue } from '@/lib/record/certificate/issue'
import { findPublicCertificate } from '@/lib/record/certificate/public-certificate'
import { listCertificates } from '@/lib/record/certificate/queries'
import { revoke } from '@/lib/record/certificate/revoke'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import { repeatLawChanges } from '@/lib/record/publication/publish-catalog'
import { listRoster } from '@/lib/record/roster/roster'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { findProgress } from '@/lib/training/progress/queries'
import { beat } from '@/lib/training/time/beat'
import { openView } from '@/lib/training/time/open-view'
import { findTimeOn } from '@/lib/training/time/queries'
import { timeStatus } from '@/lib/training/time/time-status'
import * as factories from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { completeDeltas } from './complete'
import { findDelta } from './queries'

test('a law change supersedes the certificate, assigns only the changed units, and leads to a new certificate', async () => {
  const variant = await makeVariant()
  const [first, lawful, today, later] = published(
    [await variant()],
    [await variant(reworded), change('les-first', 'law')],
    [
      await variant(reworded, [sampleFiles.bank, 'says nothing at all', 'says nothing']),
      change('quiz-first', 'wording'),
    ],
    [
      await variant(reworded, [sampleFiles.bank, 'says nothing at all', 'says nothing'], askedAnew),
      change('enc-met', 'law'),
    ],
  ) as [Course, Course, Course, Course]
  const [lesson, , encounter] = partsOf(today)
  const world = factories.stillWorld('2031-01-01T12:00:00Z')
  const { coordinator } = await factories.organization()
  const { code } = await factories.cohort(coordinator)
  const [holder, another, half, fresh, withdrawn] = await Promise.all([0, 1, 2, 3, 4].map(() => factories.learner()))
  if (!holder || !another || !half || !fresh || !withdrawn) throw new Error('nobody is there')
  await factories.joined(holder, code)
  const serial = await factories.certified(holder, first, world)
  const others = await factories.certified(another, first, world)
  const revoked = await factories.certified(withdrawn, first, world)
  await revoke(operator, { serial: revoked, reason: 'for a test' }, world)
  await factories.enrolled(half, first, world)
  await lessonDone(half, first, partsOf(first)[0], world)
  await factories.enrolled(fresh, first, world)
  const before = await rowOf(serial)
  const place = { courseId: first.id, unitId: 'les-first', sessionId: 'here' }
  const { activeMs } = await findTimeOn(holder, 'les-first')
  const view = await openView(holder, { ...place, page: 'lesson' }, world)
  if (!view.ok) throw new Error(view.reason)
  world.pass(1)
  const beaten = await beat(holder, { ...place, token: view.token }, world)
  expect(beaten.time).toMatchObject({ activeMs: activeMs + 30_000 })

  // The state in between was never published; its law change still counts, once.
  world.pass(60)
  // Two servers at once.
  await Promise.all([0, 1].map(() => publish(today, world)))
  const id = findVersion(today)
  expect(findVersion(today)).toBe(id)
  const version = await db.courseVersion.findUniqueOrThrow({ where: { id: await id }, include: { lawChange: true } })
  expect(version.changes).toMatchObject([{ class: 'law' }, { class: 'wording' }])
  expect(version.lawChange?.changes).toMatchObject([{ units: ['les-first'], class: 'law' }])
  expect(Object.keys(version.items ?? {})).toHaveLength(3)
  expect(version.rendered).toContain(today.hash)
  expect(await db.courseVersion.count({ where: { courseId: today.id, hash: lawful.hash } })).toBe(0)

  expect(await rowOf(serial)).toEqual(before)
  expect(await recordedStateOf(serial)).toBe('law-changed')
  expect(await findPublicCertificate(serial, world.now())).toMatchObject({
    state: 'superseded',
    lawChangedAt: world.now(),
  })
  expect(await listCertificates(holder, world.now())).toMatchObject([{ state: 'superseded', supersededBy: null }])
  const page = { after: null, limit: 9, now: world.now() }
  expect(await listRoster(coordinator, { course: today }, page)).toMatchObject([{ state: 'superseded', serial }])
  expect(await recordedStateOf(revoked)).toBe('revoked')
  expect(await findDelta(holder, today)).toMatchObject({ isHolder: true, changes: [{ units: [{ state: 'todo' }] }] })
  expect(await findProgress(holder, today)).toMatchObject({ doneCount: 3, satisfied: false, next: { id: 'les-first' } })
  expect(await left(half, today)).toEqual(['les-first'])
  expect(await left(fresh, today)).toEqual([])
  expect(await issue(half, today, agreesWithLog, world)).toEqual({ ok: false, reason: 'not-satisfied' })

  // A repeat, as after a crash, is a no-op.
  const actions = await factories.actionsAbout(holder)
  expect(actions.slice(-2).sort()).toEqual(['certificate.superseded', 'enrollment.delta-assigned'])
  await repeatLawChanges(today, world)
  await completeDeltas(holder, [today], world)
  expect(await factories.actionsAbout(holder)).toEqual(actions)

  // Reading before the law change does not count toward the changed unit's time.
  const time = await findTimeOn(holder, 'les-first')
  expect(time).toEqual({ activeMs: 0, completed: false, isAgain: true, changedMinutes: expect.any(Number) })
  expect(timeStatus(today, lesson, time).sentence).toBe('You may mark this lesson as read at any time.')
  world.pass(60)
  await Promise.all([0, 1].map(() => markAsRead(holder, { course: today, lesson }, world)))
  await Promise.all([0, 1, 2].map(() => completeDeltas(holder, [today], world)))
  const [updated, earlier] = await listCertificates(holder, world.now())
  expect([updated?.state, earlier?.state, earlier?.supersededBy]).toEqual(['valid', 'superseded', updated?.serial])
  const row = await rowOf(updated?.serial ?? '')
  const { name, completedAt, hours, expiresAt, enrollmentId } = before
  const kept = { name, completedAt, hours, expiresAt, enrollmentId, supersedesId: before.id }
  expect(row).toMatchObject({ ...kept, courseVersionId: version.id, issuedAt: world.now() })
  expect(await recordedStateOf(serial)).toBe('superseded')
  expect(await recordedStateOf(row.serial)).toBe('current')
  expect(await issue(holder, today, agreesWithLog, world)).toEqual({ ok: true, serial: row.serial })
  expect((await deltasOf(holder)).map(({ endedAt }) => endedAt)).toEqual([world.now()])
  const read = { where: { accountId: holder.accountId }, orderBy: { ordinal: 'asc' } } as const
  const completions = await db.lessonCompletion.findMany(read)
  expect(completions.map((one) => one.courseVersionId)).toEqual([before.courseVersionId, version.id])
  expect(completions.at(-1)).toMatchObject({ activeMs: 0, minimumMs: 0 })
  expect((await factories.actionsAbout(holder)).slice(-4)).toEqual(
    expect.arrayContaining(['lesson.completed', 'enrollment.delta-completed', 'certificate.updated']),
  )
  expect(await findProgress(holder, today)).toMatchObject({ satisfied: true, next: null })
  await repeatLawChanges(today, world)
  expect(await left(holder, today)).toEqual([])

  // A learner without a certificate does the rest and the changes, and certifies under today's law.
  await factories.unitsDone(half, today, { world })
  expect(await findProgress(half, today)).toMatchObject({ doneCount: 3, satisfied: false })
  await markAsRead(half, { course: today, lesson }, world)
  await completeDeltas(half, [today], world)
  await confirmName(half, today, { name: half.name }, world)
  const issued = await issue(half, today, agreesWithLog, world)
  expect(issued.ok && (await rowOf(issued.serial)).courseVersionId).toBe(version.id)

  // A learner with a revoked certificate gets no other by a delta.
  await markAsRead(withdrawn, { course: today, lesson }, world)
  await completeDeltas(withdrawn, [today], world)
  expect(await issue(withdrawn, today, agreesWithLog, world)).toEqual({ ok: true, serial: revoked })

  // A correction keeps the certificate superseded; the next change finds the open delta.
  const corrected = await correct(
    operator,
    { serial: others, name: 'Ann Example', reason: 'misspelled' },
    agreesWithLog,
    world,
  )
  if (!corrected.ok) throw new Error(corrected.reason)
  expect(await recordedStateOf(corrected.serial)).toBe('law-changed')
  world.pass(60)
  await publish(later, world)
  expect(await left(another, later)).toEqual(['les-first', 'enc-met'])
  expect(await deltasOf(another)).toMatchObject([{ endedAt: null, deltaUnits: [{}, {}] }])
  expect(await left(holder, later)).toEqual(['enc-met'])
  world.pass(60)
  await markAsRead(another, { course: later, lesson }, world)
  await completeDeltas(another, [later], world)
  expect(await recordedStateOf(corrected.serial)).toBe('law-changed')
  await readInstead(another, { course: later, encounter }, world)
  await completeDeltas(another, [later], world)
  expect((await listCertificates(another, world.now())).map((one) => [one.state, one.name])).toEqual([
    ['valid', 'Ann Example'],
    ['superseded', 'Ann Example'],
    ['superseded', another.name],
  ])
})
