import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Encounter, Lesson } from '@/lib/content/course/schema'
import {
  asAuditor,
  type Coordinator,
  type Learner,
  type OrganizationReader,
  operator,
} from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { startRun } from '@/lib/training/encounter/start'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { encountersOf, finalOf, lessonsOf, quizOf, readingAnswersOf } from '@/prisma/course-parts'
import { answeredAttempt, certified, cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { recordExport } from './record-export'
import { listRoster, type RosterFilter, type RosterRow } from './roster'
import type { RosterCursor } from './roster-order'
import { countRoster } from './roster-page'

const [course, other] = (await loadCatalog()).courses as [Course, Course]

const all = { after: null, limit: 100, now: new Date() }
const names = (rows: RosterRow[]) => rows.map((row) => row.name)

describe('roster states', () => {
  let coordinator: Coordinator
  let certifiedEmail: string
  let serial: string
  beforeAll(async () => {
    coordinator = (await organization()).coordinator
    const { code } = await cohort(coordinator)
    const member = async (name: string): Promise<Learner> => {
      const person = await learner({ name })
      await joined(person, code)
      if (name !== 'None') await enrolled(person, course)
      return person
    }
    for (const name of ['None', 'Enrolled']) await member(name)
    const lesson = lessonsOf(course).find((one) => one.practice.length > 0) as Lesson
    const itemId = lesson.practice[0]?.id ?? ''
    await answerPractice(await member('Practiced'), { course, lesson, itemId, value: ['a'] })
    await startAttempt(await member('Opened'), { course, quiz: quizOf(course) })
    const [encounter] = encountersOf(course) as [Encounter]
    await startRun(await member('Playing'), { course, encounter })
    const answers = readingAnswersOf(encounter)
    await readInstead(await member('Read a case'), { course, encounter, answers })
    const failing = await member('Failed')
    await submit(failing, { attemptId: await answeredAttempt(failing, course, { quiz: finalOf(course), wrong: 10 }) })
    const begun = await member('Passed a quiz')
    await submit(begun, { attemptId: await answeredAttempt(begun, course) })
    const passing = await member('Passed')
    await submit(passing, { attemptId: await answeredAttempt(passing, course, { quiz: finalOf(course) }) })
    const holder = await member('Certified')
    certifiedEmail = holder.email
    serial = await certified(holder, course)
    await revoke(operator, { serial: await certified(await member('Revoked'), course), reason: 'issued in error' })
  })

  test('follow what each person did', async () => {
    const rows = await listRoster(coordinator, { course }, all)
    expect(Object.fromEntries(rows.map((row) => [row.name, row.state]))).toEqual({
      None: 'not-started',
      Enrolled: 'not-started',
      Practiced: 'started',
      Opened: 'started',
      Playing: 'started',
      'Read a case': 'started',
      Failed: 'failed',
      'Passed a quiz': 'started',
      Passed: 'passed',
      Certified: 'certified',
      Revoked: 'revoked',
    })
    expect(rows.filter((row) => row.serial !== null)).toMatchObject([
      { name: 'Certified', serial, email: certifiedEmail, certifiedAt: expect.any(Date) },
    ])
    expect(await countRoster(coordinator, 100)).toBe(11)
    expect(await countRoster(coordinator, 5)).toBe(6)
  })

  test('filter the list', async () => {
    const inState = async (state: RosterFilter['state']) => names(await listRoster(coordinator, { course, state }, all))
    expect(await inState('not-started')).toEqual(['Enrolled', 'None'])
    expect(await inState('failed')).toEqual(['Failed'])
    expect(await inState('started')).toEqual(['Opened', 'Passed a quiz', 'Playing', 'Practiced', 'Read a case'])
    expect(await inState('passed')).toEqual(['Passed'])
    expect(await inState('revoked')).toEqual(['Revoked'])
    expect(await inState('certified')).toEqual(['Certified'])
  })

  test('use another course’s certificates and the shared units', async () => {
    const rows = await listRoster(coordinator, { course: other }, all)
    expect(rows.filter((row) => row.state === 'certified')).toEqual([])
    expect(rows.filter((row) => row.state === 'passed')).toEqual([])
    const begun = names(rows.filter((row) => row.state === 'started' || row.state === 'halfway'))
    expect(begun).toEqual(['Certified', 'Opened', 'Passed a quiz', 'Practiced', 'Revoked'])
  })
})

describe('the roster', () => {
  test('lists current learners of the coordinator’s organization', async () => {
    const mine = await organization()
    const theirs = await organization()
    const here = await learner()
    const left = await learner()
    const there = await learner()
    const { code } = await cohort(mine.coordinator)
    for (const person of [here, left]) await joined(person, code)
    const { cohortId, code: elsewhere } = await cohort(theirs.coordinator)
    await joined(there, elsewhere)
    await db.membership.updateMany({ where: { accountId: left.accountId }, data: { endedAt: new Date() } })
    expect(names(await listRoster(mine.coordinator, { course }, all))).toEqual([here.name])
    expect(names(await listRoster(theirs.coordinator, { course }, all))).toEqual([there.name])
    expect(await countRoster(mine.coordinator, 100)).toBe(1)
    await joined(here, elsewhere)
    expect(await listRoster(mine.coordinator, { course, cohortId }, all)).toEqual([])
  })

  test('filters by cohort and by words of a name or address in any case, without wildcards', async () => {
    const { coordinator } = await organization()
    const night = await cohort(coordinator, 'Night')
    const day = await cohort(coordinator, 'Day')
    const bo = await learner({ name: 'Bo Example' })
    for (const person of [bo, await learner({ name: 'Ann Example' })]) await joined(person, night.code)
    for (const name of ['ANNA Example', '100%_off']) await joined(await learner({ name }), day.code)
    await joined(bo, day.code)
    const found = async (filter: Omit<RosterFilter, 'course'>) =>
      names(await listRoster(coordinator, { course, ...filter }, all))
    expect(await found({ cohortId: night.cohortId })).toEqual(['Ann Example', 'Bo Example'])
    expect(await found({ text: 'aNN' })).toEqual(['Ann Example', 'ANNA Example'])
    expect(await found({ text: 'ann', cohortId: day.cohortId })).toEqual(['ANNA Example'])
    expect(await found({ text: '100%_' })).toEqual(['100%_off'])
    await joined(await learner({ name: 'Zoë Ñandú' }), day.code)
    expect(await found({ text: 'ZOE n' })).toEqual(['Zoë Ñandú'])
    expect(await found({ text: 'zoë' })).toEqual(['Zoë Ñandú'])
    expect(await found({ text: 'nandu' })).toEqual(['Zoë Ñandú'])
    expect(await found({ text: bo.email.slice(3, 15).toUpperCase() })).toEqual(['Bo Example'])
    await joined(await learner({ name: 'Søren Łaßæ' }), day.code)
    expect(await found({ text: 'soren lassae' })).toEqual(['Søren Łaßæ'])
    expect(await found({ text: '%' })).toEqual(['100%_off'])
    for (const text of ['_nn', 'an%', "'; drop table membership; --"]) expect(await found({ text })).toEqual([])
  })
})

test('an auditor finds people by name and identifier, and not by address', async () => {
  const { coordinator } = await organization()
  const bo = await learner({ name: 'Bo Éxample', email: `secret-${crypto.randomUUID()}@test.example` })
  await joined(bo, (await cohort(coordinator)).code)
  await db.membership.updateMany({ where: { accountId: bo.accountId }, data: { identifier: 'K-4471' } })
  const { organizationId, organizationName, timeZone } = coordinator
  const auditor = asAuditor(bo.accountId, { id: organizationId, name: organizationName, timeZone })
  const found = async (reader: OrganizationReader, text: string) =>
    names(await listRoster(reader, { course, text }, all))
  for (const text of ['bo', 'example BO', 'éxa', 'k-44', '4471 bo'])
    expect(await found(auditor, text)).toEqual([bo.name])
  for (const text of ['secret', bo.email, '@', 'bo test.example']) {
    expect(await found(coordinator, text)).toEqual([bo.name])
    expect(await found(auditor, text)).toEqual([])
  }
})

test('pages from a cursor show each person once, in order, also among equal names', async () => {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const typed = ['Sam Same', 'sam same', 'SAM SAME', 'Sam Same', 'Sam Same', 'Aa First', 'Zz Last']
  for (const name of typed) await joined(await learner({ name }), code)
  const whole = await listRoster(coordinator, { course }, all)
  expect(whole).toHaveLength(7)
  const paged: RosterRow[] = []
  let after: RosterCursor | null = null
  for (let page = 0; page < 5; page++) {
    const rows: RosterRow[] = await listRoster(coordinator, { course }, { after, limit: 2, now: new Date() })
    paged.push(...rows)
    after = rows.at(-1) ?? after
  }
  expect(paged).toEqual(whole)
  expect(new Set(paged.map((row) => row.accountId)).size).toBe(7)
  expect([paged[0]?.name, paged[6]?.name]).toEqual(['Aa First', 'Zz Last'])
})

test('an export of the roster is logged', async () => {
  const { coordinator } = await organization()
  await recordExport(coordinator, { course, state: 'certified', text: 'Ann' })
  const rows = await db.auditEvent.findMany({
    where: { object: `organization:${coordinator.organizationId}` },
    include: { values: true },
  })
  expect(rows.at(-1)).toMatchObject({
    action: 'organization.people-exported',
    actorRole: 'coordinator',
    actorId: coordinator.accountId,
    details: { courseId: course.id, state: 'certified', cohortId: null },
    values: [{ field: 'text', value: 'Ann' }],
  })
})
