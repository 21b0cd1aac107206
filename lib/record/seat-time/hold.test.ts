import { beforeAll, describe, expect, test } from 'vitest'
import { finished, finishedInHaste } from '@/fixtures/seat-time'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { dispose } from '@/lib/record/anomaly/dispose'
import { issue } from '@/lib/record/certificate/issue'
import { issueWaiting } from '@/lib/record/certificate/issue-waiting'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { findWork } from '@/lib/training/progress/work'
import { begin } from '@/lib/training/time/begin'
import { lessonsOf } from '@/prisma/course-parts'
import { actionsAbout, administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { changeTimeRule } from './change-time-rule'
import { findSeatTime } from './queries'
import { isHeld, shortLessons } from './rule'
import { listUnsupervised } from './unsupervised'

/** Much here is rows without entries: lib/record/packet/agreement.test.ts tests the comparison. */
const agrees = async () => true

const catalog = await loadCatalog()
const holding = findCourse(catalog, 'law-enforcement') as Course
const informing = findCourse(catalog, 'ngo-volunteer') as Course
const reason = 'Read on paper in class'

let coordinator: Coordinator
let code: string
beforeAll(async () => {
  coordinator = (await organization()).coordinator
  code = (await cohort(coordinator)).code
})

/** Everything done but the time of one lesson, a minute after it was marked as read. */
async function hasty(course: Course, { joins = true } = {}) {
  const person = await learner()
  if (joins) await joined(person, code)
  const world = stillWorld(new Date(Date.now() - 60_000).toISOString())
  const [lesson] = lessonsOf(course) as [Lesson]
  await finishedInHaste(person, course, world)
  return { person, lesson }
}

const heldOf = async (person: Learner, course: Course) => {
  const time = await findSeatTime(person, course)
  return time && isHeld(time)
}

test('a certificate waits until the time of each lesson is made up, and then comes by itself', async () => {
  const { person, lesson } = await hasty(holding)
  expect(await issue(person, holding, agrees)).toEqual({ ok: false, reason: 'time-missing' })
  const time = await findSeatTime(person, holding)
  expect(time && shortLessons(time)).toMatchObject([{ unitId: lesson.id, activeMs: 0 }])
  const world = stillWorld(new Date().toISOString())
  await begin(person, { course: holding, lesson, sessionId: 'here' }, world)
  world.pass(lesson.minutes)
  await markAsRead(person, { course: holding, lesson }, world)
  expect(await heldOf(person, holding)).toBe(false)
  await issueWaiting(catalog.courses, agrees, world)
  const { snapshot } = await db.certificate.findFirstOrThrow({ where: { accountId: person.accountId } })
  expect(snapshot).toMatchObject({ time: { rule: 'hold', lessons: expect.any(Array) } })
})

test('a coordinator accepts the time with a reason, which covers no later shortage', async () => {
  const { person, lesson } = await hasty(holding)
  const { accountId } = person
  const stranger = (await organization()).coordinator
  const input = { accountId, course: holding, reason }
  await expect(acceptTime(stranger, input)).rejects.toMatchObject({ code: 'not-found' })
  expect(await acceptTime(coordinator, input)).toEqual({ ok: true })
  expect(await findWork(person)).toMatchObject({ isAmended: true, hasCertificate: false })
  expect(await acceptTime(coordinator, input)).toEqual({ ok: false, reason: 'not-held' })
  expect(await db.timeAcceptance.findMany({ where: { accountId } })).toMatchObject([{ lessons: [lesson.id], reason }])
  expect(await issue(person, holding, agrees)).toMatchObject({ ok: true })
  expect(await findWork(person)).toMatchObject({ hasCertificate: true })
  expect(await actionsAbout(person)).toContain('amendment.time-accepted')
  const reset = { accountId, unitId: lesson.id, reason, resetAt: new Date() }
  await db.reset.create({ data: { id: crypto.randomUUID(), ...reset } })
  const [, second] = lessonsOf(holding) as [Lesson, Lesson]
  const world = stillWorld(new Date(Date.now() + 60_000).toISOString())
  for (const item of lesson.practice)
    await answerPractice(person, { course: holding, lesson, itemId: item.id, value: keyOf(item) }, world)
  await markAsRead(person, { course: holding, lesson }, world)
  expect(await heldOf(person, holding)).toBe(true)
  expect(second.id).not.toBe(lesson.id)
})

test('an open time flag of a named kind holds it until somebody decides, and another kind does not', async () => {
  const person = await learner()
  await joined(person, code)
  await finished(person, holding)
  const { accountId } = person
  const flag = (kind: string) => ({
    ...{ id: crypto.randomUUID(), accountId, kind, object: `session:${kind}`, facts: {} },
    ...{ happenedAt: new Date(), noticedAt: new Date() },
  })
  await db.anomaly.create({ data: flag('long-day') })
  expect(await heldOf(person, holding)).toBe(false)
  const { id } = await db.anomaly.create({ data: flag('even-beats') })
  expect(await issue(person, holding, agrees)).toEqual({ ok: false, reason: 'time-missing' })
  await dispose(coordinator, { anomalyId: id, outcome: 'explained', reason })
  expect(await issue(person, holding, agrees)).toMatchObject({ ok: true })
})

test('an enrollment from before the rule keeps its own', async () => {
  const { person } = await hasty(holding)
  const { accountId } = person
  const [earlier] = await query<{ id: string }>`
    insert into course_version (id, course_id, hash, edition, title, law_as_of, outline, minutes, lessons, published_at)
    select gen_random_uuid(), course_id, gen_random_uuid()::text, edition, title, law_as_of,
      jsonb_set(outline, '{time}', '{"minimumShare": 0.5}'), minutes, lessons, published_at - interval '1 day'
    from course_version where course_id = ${holding.id} limit 1 returning id::text`
  await query`update enrollment set course_version_id = ${earlier?.id ?? null}::uuid where account_id = ${accountId}::uuid`
  expect(await heldOf(person, holding)).toBe(false)
  expect(await issue(person, holding, agrees)).toMatchObject({ ok: true })
  const { snapshot } = await db.certificate.findFirstOrThrow({ where: { accountId } })
  expect(snapshot).toMatchObject({ time: { rule: 'inform' } })
})

describe('an organization', () => {
  const rule = { courseId: informing.id, courses: catalog.courses }

  test('can hold where the course informs, for later enrollments; never the reverse', async () => {
    const mine = (await organization()).coordinator
    const { organizationId } = mine
    const own = (await cohort(mine)).code
    const before = await hasty(informing, { joins: false })
    await joined(before.person, own)
    const world = stillWorld(new Date(Date.now() + 1000).toISOString())
    await expect(changeTimeRule(coordinator, { ...rule, organizationId, holds: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const reverse = { organizationId, courseId: holding.id, courses: catalog.courses, holds: false }
    await expect(changeTimeRule(mine, reverse)).rejects.toMatchObject({ code: 'invalid' })
    await changeTimeRule(mine, { ...rule, organizationId, holds: true })
    await changeTimeRule(mine, { ...rule, organizationId, holds: true })
    expect(await heldOf(before.person, informing)).toBe(false)
    const after = await hasty(informing, { joins: false })
    expect(await heldOf(after.person, informing)).toBe(false)
    await joined(after.person, own)
    expect(await heldOf(after.person, informing)).toBe(true)
    const { administrator: admin } = await administrator()
    await changeTimeRule(admin, { ...rule, organizationId, holds: false }, world)
    expect(await heldOf(after.person, informing)).toBe(false)
    const entries = await db.auditEvent.findMany({
      where: { object: `organization:${organizationId}`, action: { startsWith: 'organization.time-' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action }) => action)).toEqual(['organization.time-held', 'organization.time-informed'])
  })
})

test('an administrator sees people in no organization, and decides for them', async () => {
  const { administrator: admin } = await administrator()
  const { person } = await hasty(holding, { joins: false })
  const { accountId } = person
  const supervised = await hasty(holding)
  const seen = async () => (await listUnsupervised(admin, catalog.courses, 5000)).map((one) => one.accountId)
  expect(await seen()).toContain(accountId)
  expect(await seen()).not.toContain(supervised.person.accountId)
  expect(await acceptTime(admin, { accountId, course: holding, reason })).toEqual({ ok: true })
  expect(await seen()).not.toContain(accountId)
  expect(await issue(person, holding, agrees)).toMatchObject({ ok: true })
})
