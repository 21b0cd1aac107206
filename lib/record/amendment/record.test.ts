import { describe, expect, test } from 'vitest'
import {
  coordinator,
  course,
  encounter,
  lastEvent,
  lesson,
  notFound,
  own,
  quiz,
  reason,
  world,
} from '@/fixtures/amendment'
import { outcome, owner, refused } from '@/fixtures/roles'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { findWork } from '@/lib/training/progress/work'
import { answeredAttempt, cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { annotate } from './annotate'
import { endWaiver } from './end-waiver'
import { extend, extendForPeople } from './extend'
import { dueOnOf, listAmendments, listAmendmentsFor } from './queries'
import { reset } from './reset'
import { annotationInput, extensionInput, unitReason } from './schema'
import { waive } from './waive'
import { amendmentLines } from './words'

test('the newest due date counts, all are kept, and a past day is refused', async () => {
  const person = await own()
  const { accountId } = person
  const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const input = { accountId, enrollmentId, reason }
  expect(await extend(coordinator, { ...input, dueOn: '2031-03-02' }, world)).toEqual({ ok: false, reason: 'past' })
  for (const dueOn of ['2031-04-30', '2031-03-31', '2031-03-03']) {
    world.pass(1)
    expect(await extend(coordinator, { ...input, dueOn }, world)).toEqual({ ok: true })
  }
  const amendments = await listAmendments(person)
  expect(amendments.map(({ dueOn }) => dueOn)).toEqual(['2031-03-03', '2031-03-31', '2031-04-30'])
  expect(dueOnOf(amendments, course.id)).toBe('2031-03-03')
  const event = await lastEvent(accountId, 'amendment.extended')
  expect(event).toMatchObject({ details: { dueOn: '2031-03-03', dueOnBefore: '2031-03-31' } })
  const another = await own()
  await expect(
    extend(coordinator, { ...input, accountId: another.accountId, dueOn: '2031-05-01' }, world),
  ).rejects.toMatchObject(notFound)
})

test('one date for several people leaves out who has not opened the course, and refuses a stranger’s', async () => {
  const [one, two, idle] = [await own(), await own(), await learner()]
  await joined(idle, (await cohort(coordinator, 'Evening')).code)
  const given = { course, dueOn: '2031-06-30', reason }
  const accountIds = [one, two, idle].map((person) => person.accountId)
  expect(await extendForPeople(coordinator, { ...given, accountIds, dueOn: '2031-03-01' }, world)).toMatchObject({
    reason: 'past',
  })
  expect(await extendForPeople(coordinator, { ...given, accountIds }, world)).toEqual({ ok: true, extended: 2 })
  for (const person of [one, two]) expect(dueOnOf(await listAmendments(person), course.id)).toBe('2031-06-30')
  const stranger = await learner()
  await enrolled(stranger, course)
  const mixed = [one.accountId, stranger.accountId]
  await expect(
    extendForPeople(coordinator, { ...given, accountIds: mixed, dueOn: '2031-07-31' }, world),
  ).rejects.toMatchObject(notFound)
  expect(dueOnOf(await listAmendments(one), course.id)).toBe('2031-06-30')
})

test.each<[string, (accountId: string) => Promise<unknown>]>([
  ['a note', (accountId) => annotate(coordinator, { accountId, object: null, text: 'Was ill.' }, world)],
  ['a waiver', (accountId) => waive(coordinator, { accountId, unit: lesson, reason }, world)],
  ['a reset', (accountId) => reset(coordinator, { accountId, unit: lesson, reason }, world)],
  [
    'an extension',
    async (accountId) => {
      const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
      await extend(coordinator, { accountId, enrollmentId, reason, dueOn: '2031-04-30' }, world)
    },
  ],
])('after %s, the learner’s work says that amendments exist', async (_what, amend) => {
  const person = await own()
  expect(await findWork(person)).toMatchObject({ isAmended: false, hasCertificate: false })
  await amend(person.accountId)
  expect(await listAmendments(person)).toHaveLength(1)
  expect(await findWork(person)).toMatchObject({ isAmended: true, hasCertificate: false })
})

describe('annotate, and who reads what', () => {
  test('a note is about the record or one object; another organization sees no reasons and no notes', async () => {
    const person = await own()
    const { accountId } = person
    const { coordinator: other } = await organization()
    await joined(person, (await cohort(other)).code)
    const attemptId = await answeredAttempt(person, course, { quiz, world })
    const foreign = await answeredAttempt(await own(), course, { quiz, world })
    for (const object of [null, `unit:${lesson.id}`, `attempt:${attemptId}`]) {
      world.pass(1)
      await annotate(coordinator, { accountId, object, text: 'Was ill in April.' }, world)
    }
    for (const object of [`attempt:${foreign}`, `certificate:${attemptId}`, 'attempt:x']) {
      await expect(annotate(coordinator, { accountId, object, text: 'No.' }, world)).rejects.toMatchObject(notFound)
    }
    world.pass(1)
    await waive(operator, { accountId, unit: encounter, reason: 'By hand' }, world)
    world.pass(1)
    await waive(coordinator, { accountId, unit: lesson, reason }, world)
    const all = await listAmendments(person)
    expect(all.map(({ kind, object }) => [kind, object])).toEqual([
      ['waiver', `unit:${lesson.id}`],
      ['waiver', `unit:${encounter.id}`],
      ['annotation', `attempt:${attemptId}`],
      ['annotation', `unit:${lesson.id}`],
      ['annotation', null],
    ])
    expect(await listAmendmentsFor(coordinator, person)).toEqual(all)
    expect(await listAmendmentsFor(other, person)).toMatchObject([
      { text: '', by: null },
      { text: 'By hand', by: null },
    ])
    const say = { titleOf: (object: string) => object, day: () => 'that day', who: () => 'them' }
    expect(amendmentLines(all.slice(0, 1), say)).toEqual([
      { key: all[0]?.id, what: 'Waived by them on that day', about: `unit:${lesson.id}`, text: reason },
    ])
  })

  test('a coordinator cannot amend their own record or another organization’s learner', async () => {
    const stranger = await learner()
    await enrolled(stranger, course)
    const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId: stranger.accountId } })
    const verbs = [
      (accountId: string) => annotate(coordinator, { accountId, object: null, text: 'No.' }),
      (accountId: string) => waive(coordinator, { accountId, unit: lesson, reason }),
      (accountId: string) => reset(coordinator, { accountId, unit: lesson, reason }),
      (accountId: string) => extend(coordinator, { accountId, enrollmentId, dueOn: '2090-01-01', reason }),
      (accountId: string) => endWaiver(coordinator, { accountId, waiverId: enrollmentId, reason }),
    ]
    for (const amend of verbs) {
      await expect(amend(stranger.accountId)).rejects.toMatchObject(notFound)
      await expect(amend(coordinator.accountId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await listAmendments(stranger)).toEqual([])
  })

  test('Postgres refuses to rewrite amendments, even for the owner', async () => {
    const { accountId } = await own()
    const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
    await annotate(coordinator, { accountId, object: null, text: 'Once.' }, world)
    await waive(coordinator, { accountId, unit: quiz, reason }, world)
    await reset(coordinator, { accountId, unit: quiz, reason }, world)
    await extend(coordinator, { accountId, enrollmentId, dueOn: '2090-01-01', reason }, world)
    await owner.connect()
    for (const [table, column] of [
      ...['waiver', 'reset', 'extension'].map((name) => [name, 'reason']),
      ['annotation', 'text'],
    ]) {
      for (const sql of [`update ${table} set ${column} = 'x'`, `delete from ${table}`]) {
        expect([sql, await outcome(owner, `${sql} where account_id = '${accountId}'`)]).toEqual([sql, refused])
      }
    }
    await owner.end()
  })

  test.each([
    ['a waiver without a reason', unitReason, { unitId: 'x', reason: '  ' }],
    ['a waiver without a unit', unitReason, { unitId: '', reason }],
    ['an empty note', annotationInput, { object: '', text: ' ' }],
    ['a note on an account', annotationInput, { object: 'account:x', text: 'x' }],
    ['an impossible day', extensionInput, { enrollmentId: crypto.randomUUID(), dueOn: '2031-02-30', reason }],
  ])('%s is refused', (_what, schema, input) => {
    expect(schema.safeParse(input).success).toBe(false)
  })
})
