import { beforeAll, expect, test } from 'vitest'
import { beaten, moments } from '@/fixtures/anomaly'
import { finished, finishedInHaste } from '@/fixtures/seat-time'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { letLeave } from '@/lib/people/organization/membership/let-leave'
import { db, query, transact } from '@/lib/platform/db'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { dispose } from '@/lib/record/anomaly/dispose'
import { issue } from '@/lib/record/certificate/issue'
import { issueWaiting } from '@/lib/record/certificate/issue-waiting'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { lessonsOf } from '@/prisma/course-parts'
import { administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { changeTimeRule } from './change-time-rule'
import { findSeatTime } from './queries'
import { isHeld } from './rule'
import { listUnsupervised } from './unsupervised'

const catalog = await loadCatalog()
const holding = findCourse(catalog, 'law-enforcement') as Course
const informing = findCourse(catalog, 'ngo-volunteer') as Course
const [lesson] = lessonsOf(holding) as [Lesson]
const reason = 'Read on paper in class'
const day = 24 * 60

let coordinator: Coordinator
let code: string
beforeAll(async () => {
  coordinator = (await organization()).coordinator
  code = (await cohort(coordinator)).code
})

const inMinutes = (minutes: number) => stillWorld(new Date(Date.now() + minutes * 60_000).toISOString())

/** Has done everything but spent no time in the first lesson. */
async function hasty(course: Course, person: Learner): Promise<Learner> {
  return finishedInHaste(person, course, inMinutes(-1))
}

async function heldOf(person: Learner, course = holding) {
  const time = await findSeatTime(person, course)
  return time && isHeld(time)
}

async function viewOf({ accountId }: Learner, course: Course, sessionId: string, viewedAt = new Date()) {
  const about = { courseId: course.id, unitId: 'sample-unit', page: 'lesson', sessionId, viewedAt }
  const { id } = await db.pageView.create({ data: { id: crypto.randomUUID(), accountId, ...about } })
  return id
}

async function evenBeats(person: Learner, now: Date): Promise<void> {
  const [last] = await query<{ ordinal: number }>`
    select max(ordinal) as ordinal from counted_beat where account_id = ${person.accountId}::uuid`
  const begin = now.getTime() - 39 * 26_000
  const viewId = await viewOf(person, holding, 'script', new Date(begin))
  const at = moments(begin, 40, () => 26_000)
  await beaten(
    person,
    at.map((moment) => ({ viewId, at: moment })),
    last?.ordinal,
  )
}

test("looks for the learner's own flags while another run over everyone is under way", async () => {
  const world = inMinutes(60)
  const person = await finished(await learner(), holding)
  const other = await finished(await learner(), holding)
  await evenBeats(person, world.now())
  await evenBeats(other, world.now())
  await query`insert into anomaly_scan (kind, scanned_to) values ('even-beats', ${world.now()}) on conflict do nothing`
  const scan = () => db.anomalyScan.findUniqueOrThrow({ where: { kind: 'even-beats' } })
  await transact(async (tx) => {
    await query(tx)`select from anomaly_scan for update`
    const before = await scan()
    expect(await issue(person, holding, agreesWithLog, world)).toEqual({ ok: false, reason: 'time-missing' })
    expect(await scan()).toEqual(before)
    expect(await db.anomaly.count({ where: { accountId: other.accountId } })).toBe(0)
  })
})

test('a renewal by the final alone does not wait for lessons from before it', async () => {
  const person = await hasty(holding, await learner())
  const { accountId } = person
  expect(await heldOf(person)).toBe(true)
  const { courseId, courseVersionId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const renewal = { accountId, courseId, courseVersionId, kind: 'recertification', enrolledAt: new Date() } as const
  const { id } = await db.enrollment.create({ data: { id: crypto.randomUUID(), ...renewal } })
  expect(await heldOf(person)).toBe(false)
  const read = { accountId, unitId: lesson.id, ordinal: 2, enrollmentId: id, courseVersionId, completedAt: new Date() }
  await db.lessonCompletion.create({ data: { id: crypto.randomUUID(), ...read } })
  expect(await heldOf(person)).toBe(true)
})

test('a flag of another course or from before the enrollment does not hold, unless its sign-in went on here', async () => {
  const person = await finished(await learner(), holding)
  const flag = async (sessionId: string, about: object) => {
    const made = { id: crypto.randomUUID(), accountId: person.accountId, kind: 'even-beats', facts: {} }
    const times = { happenedAt: new Date(), noticedAt: new Date() }
    await db.anomaly.create({ data: { ...made, object: `session:${sessionId}`, ...times, ...about } })
  }
  await flag('elsewhere', { courseId: informing.id, unitId: 'sample-unit' })
  await flag('earlier', { courseId: holding.id, unitId: lesson.id, happenedAt: new Date('2026-01-01') })
  await viewOf(person, informing, 'elsewhere')
  await viewOf(person, holding, 'earlier', new Date('2026-01-01'))
  expect(await heldOf(person)).toBe(false)
  await viewOf(person, holding, 'elsewhere')
  expect(await heldOf(person)).toBe(true)
  expect((await findSeatTime(person, holding))?.flags).toHaveLength(1)
  await flag('shared', { courseId: informing.id, unitId: lesson.id })
  expect((await findSeatTime(person, holding))?.flags).toHaveLength(2)
})

test("the certificate comes by itself once the organization's rule or the membership ends", async () => {
  const mine = (await organization()).coordinator
  const { organizationId } = mine
  const own = (await cohort(mine)).code
  const rule = { organizationId, courseId: informing.id, courses: catalog.courses }
  await changeTimeRule(mine, { ...rule, holds: true })
  const [stays, leaves] = [await learner(), await learner()]
  for (const person of [stays, leaves]) {
    await joined(person, own)
    await hasty(informing, person)
    expect(await issue(person, informing, agreesWithLog)).toEqual({ ok: false, reason: 'time-missing' })
  }
  const count = ({ accountId }: Learner) => db.certificate.count({ where: { accountId } })
  const world = inMinutes(5 * day)
  await letLeave(mine, { accountId: leaves.accountId, lastDay: null, reason: 'moved' }, world)
  await issueWaiting(catalog.courses, agreesWithLog, world)
  expect([await count(stays), await count(leaves)]).toEqual([0, 1])
  await changeTimeRule(mine, { ...rule, holds: false }, world)
  await issueWaiting(catalog.courses, agreesWithLog, world)
  expect(await count(stays)).toBe(1)
})

test('the list is full even if the first people wait for nothing', async () => {
  const { administrator: admin } = await administrator()
  await finished(await learner({ name: '0000 Done' }), holding)
  const { accountId } = await hasty(holding, await learner({ name: '0001 Waits' }))
  const listed = await listUnsupervised(admin, catalog.courses, 1)
  expect(listed.map((one) => one.accountId)).toEqual([accountId])
})

test("an administrator decides nothing about an organization's learner", async () => {
  const { administrator: admin } = await administrator()
  const person = await learner()
  await joined(person, code)
  const { accountId } = await hasty(holding, person)
  const refused = { code: 'forbidden' }
  await expect(acceptTime(admin, { accountId, course: holding, reason })).rejects.toMatchObject(refused)
  const made = { id: crypto.randomUUID(), accountId, kind: 'even-beats', object: 'session:one', facts: {} }
  await db.anomaly.create({ data: { ...made, happenedAt: new Date(), noticedAt: new Date() } })
  const input = { anomalyId: made.id, outcome: 'explained', reason } as const
  await expect(dispose(admin, input)).rejects.toMatchObject(refused)
  await dispose(coordinator, input)
})
