import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { finalOf, lessonsOf } from '@/prisma/course-parts'
import {
  actionsAbout,
  answeredAttempt,
  certified,
  cohort,
  joined,
  learner,
  organization,
  satisfied,
  stillWorld,
  unitsDone,
} from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { certificateSnapshot } from './document/snapshot'
import { currentTemplate } from './document/template-version'
import { issue } from './issue'
import { findPublicCertificate } from './public-certificate'
import { listCertificates } from './queries'
import { parseSerial } from './serial'

const [course, other] = (await loadCatalog()).courses as [Course, Course]

const certificatesOf = (accountId: string) =>
  db.certificate.findMany({ where: { accountId }, include: { document: true, courseVersion: true } })

describe('issue waits', () => {
  test('for an enrollment, for each lesson and quiz, and for a confirmed name', async () => {
    const person = await learner()
    expect(await issue(person, course, agreesWithLog)).toEqual({ ok: false, reason: 'not-enrolled' })
    const [last] = lessonsOf(course).toReversed()
    if (!last) throw new Error('no lesson')
    await unitsDone(person, course, { without: [last.id] })
    await confirmName(person, course, { name: person.name })
    expect(await issue(person, course, agreesWithLog)).toEqual({ ok: false, reason: 'not-satisfied' })
    await lessonDone(person, course, last)
    expect(await issue(person, course, agreesWithLog)).toMatchObject({ ok: true })
  })

  test('for a passed final', async () => {
    const person = await learner()
    const quiz = finalOf(course)
    await unitsDone(person, course, { without: [quiz.id] })
    await confirmName(person, course, { name: person.name })
    const attemptId = await answeredAttempt(person, course, { quiz })
    expect(await issue(person, course, agreesWithLog)).toEqual({ ok: false, reason: 'not-satisfied' })
    await submit(person, { attemptId })
    expect(await issue(person, course, agreesWithLog)).toMatchObject({ ok: true })
  })

  test('for a name confirmed in this course', async () => {
    const person = await learner()
    await satisfied(person, course)
    await unitsDone(person, other)
    expect(await issue(person, other, agreesWithLog)).toEqual({ ok: false, reason: 'name-not-confirmed' })
    expect(await certificatesOf(person.accountId)).toEqual([])
  })
})

describe('an issued certificate', () => {
  test('is a snapshot of the facts at issue', async () => {
    const items = Object.values(finalOf(course).blueprint).reduce((sum, count) => sum + count, 0)
    const person = await learner({ name: 'Signed Up As This' })
    const world = stillWorld()
    await satisfied(person, course, world)
    world.pass(60)
    await confirmName(person, course, { name: 'Ana María Ejemplo' }, world)
    const issued = await issue(person, course, agreesWithLog, world)
    const [row] = await certificatesOf(person.accountId)
    if (!issued.ok || !row?.document) throw new Error('no certificate')
    expect(row).toMatchObject({
      serial: issued.serial,
      name: 'Ana María Ejemplo',
      identitySource: 'self_declared',
      courseTitle: course.title,
      edition: course.edition,
      lawAsOf: new Date(course.lawAsOf),
      completedAt: new Date('2026-11-25T12:00:00Z'),
      issuedAt: new Date('2026-11-25T13:00:00Z'),
      expiresAt: null,
      supersedesId: null,
      demonstration: false,
    })
    expect(row.hours.toNumber()).toBe(course.minutes.hours)
    expect(row.courseVersion.hash).toBe(course.hash)
    expect(certificateSnapshot.parse(row.snapshot)).toEqual({
      templateVersion: currentTemplate,
      courseSubtitle: course.subtitle,
      provider: course.provider,
      approvalNumber: course.approvalNumber,
      board: course.place.board,
      counselReviewed: course.counselReviewed,
      courseNumber: null,
      providerNumber: null,
      instructor: null,
      category: null,
      mandate: null,
      minutes: course.minutes,
      waived: [],
      time: { rule: 'hold', activeMs: expect.any(Number), lessons: expect.any(Array) },
      score: { raw: items - 1, max: items },
      panel: null,
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      timeZone: 'America/New_York',
      appUrl: 'http://127.0.0.1:3000',
      startedAt: '2026-11-25T12:00:00.000Z',
      organization: null,
      issuer: { did: 'did:web:issuer.test.example', name: 'Northlight', url: 'https://issuer.test.example' },
    })
    expect(parseSerial(row.serial)).toEqual({ ok: true, serial: row.serial })
    expect(Buffer.from(row.document.pdf).subarray(0, 5).toString()).toBe('%PDF-')
    expect(row.document.sha256).toBe(createHash('sha256').update(row.document.pdf).digest('hex'))
    expect((await actionsAbout(person)).slice(-2)).toEqual(['certificate.issued', 'key.used'])
  })

  test('names the panel that set the cut of its final', async () => {
    const person = await learner()
    const quiz = finalOf(course)
    const ratings = Object.fromEntries(quiz.bank.map(({ hash }) => [hash, 0.7]))
    await unitsDone(person, course, { without: [quiz.id] })
    await confirmName(person, course, { name: person.name })
    // The version that the log knows has no panel, so the comparison is left out.
    const rated = { ...course, standard: { judges: 9, on: '2026-11-20', ratings } }
    await submit(person, { attemptId: await answeredAttempt(person, rated, { quiz }) })
    expect(await issue(person, course, async () => true)).toMatchObject({ ok: true })
    const [row] = await certificatesOf(person.accountId)
    expect(certificateSnapshot.parse(row?.snapshot).panel).toEqual({ judges: 9, on: '2026-11-20' })
  })

  test('is one certificate with one PDF and one log entry after eight concurrent calls', async () => {
    const person = await learner()
    await satisfied(person, course)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(person, course, agreesWithLog)))
    const serials = outcomes.map((outcome) => outcome.ok && outcome.serial)
    const rows = await certificatesOf(person.accountId)
    expect(rows).toHaveLength(1)
    expect(new Set(serials)).toEqual(new Set([rows[0]?.serial]))
    expect(rows[0]?.document).not.toBeNull()
    expect((await actionsAbout(person)).filter((action) => action === 'certificate.issued')).toHaveLength(1)
  })

  test('does not change with the account’s name, a later confirmation or the course', async () => {
    const person = await learner()
    const serial = await certified(person, course)
    const before = await certificatesOf(person.accountId)
    await db.account.update({ where: { id: person.accountId }, data: { name: 'Another Name' } })
    await confirmName(person, course, { name: 'Yet Another' })
    expect(await issue(person, { ...course, title: 'Edited', hash: 'edited' }, agreesWithLog)).toEqual({
      ok: true,
      serial,
    })
    expect(await certificatesOf(person.accountId)).toEqual(before)
    expect(await findPublicCertificate(serial, new Date())).toMatchObject({ name: person.name, state: 'valid' })
    expect(await listCertificates(person, new Date())).toMatchObject([{ serial, courseId: course.id, shared: false }])
  })

  test('is separate, with its own version, for a second course with the same units', async () => {
    const person = await learner()
    const first = await certified(person, course)
    await satisfied(person, other)
    const issued = await issue(person, other, agreesWithLog)
    if (!issued.ok) throw new Error(issued.reason)
    expect(issued.serial).not.toBe(first)
    const rows = await certificatesOf(person.accountId)
    expect(rows).toHaveLength(2)
    const second = rows.find((row) => row.serial === issued.serial)
    expect(second).toMatchObject({ courseId: other.id, courseVersion: { courseId: other.id, hash: other.hash } })
    expect(certificateSnapshot.parse(second?.snapshot).courseSubtitle).toBe(other.subtitle)
  })

  test('names the learner’s organization at issue if there is exactly one', async () => {
    const made = [await organization(), await organization()]
    const people = [await learner(), await learner()]
    for (const [index, person] of people.entries()) {
      for (const { coordinator } of made.slice(index))
        await joined(person, (await cohort(coordinator, person.name)).code)
      await certified(person, course)
    }
    const [two, one] = await Promise.all(people.map(({ accountId }) => certificatesOf(accountId)))
    expect(certificateSnapshot.parse(two?.[0]?.snapshot).organization).toBeNull()
    expect(certificateSnapshot.parse(one?.[0]?.snapshot).organization).toBe(made[1]?.coordinator.organizationName)
  })
})
