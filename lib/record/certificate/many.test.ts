import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { enrolled, learner } from '@/prisma/factories'
import { certificateSnapshot } from './document/snapshot'
import { issue } from './issue'

/** One lesson, the shortest time that a certificate can show. */
async function shortCourse(): Promise<Course> {
  const course = await sampleCourse()
  const modules = course.modules.map((module) => ({
    ...module,
    units: module.units.filter((unit) => unit.kind === 'lesson'),
  }))
  // Other tests have published the sample's current version.
  const hash = 'many'.padEnd(64, '0')
  return { ...course, hash, modules, minutes: { ...course.minutes, hours: 0.25 } }
}

/** As rows: hashing a hundred passwords takes longer than issuing the certificates. */
async function manyLearners(count: number): Promise<Learner[]> {
  const one = await learner()
  const {
    id: _,
    email: __,
    emailKey: ___,
    ...rest
  } = await db.account.findUniqueOrThrow({ where: { id: one.accountId } })
  const people = Array.from({ length: count }, () => {
    const accountId = randomUUID()
    return { ...one, accountId, name: `Sample Person ${accountId.slice(0, 8)}`, email: `${accountId}@test.example` }
  })
  await db.account.createMany({
    data: people.map(({ accountId: id, name, email }) => ({ ...rest, id, name, email, emailKey: email })),
  })
  return people
}

/** As rows: what a learner does is tested elsewhere. */
async function completed(person: Learner, course: Course): Promise<void> {
  await enrolled(person, course)
  const { accountId, name } = person
  const { id: enrollmentId } = await requireEnrollment(person, course)
  const courseVersionId = await findVersion(course)
  const completedAt = new Date()
  await db.lessonCompletion.createMany({
    data: course.modules
      .flatMap(({ units }) => units)
      .map(({ id: unitId }) => ({ id: randomUUID(), accountId, unitId, enrollmentId, courseVersionId, completedAt })),
  })
  await db.nameConfirmation.create({
    data: { id: randomUUID(), enrollmentId, name, identitySource: 'self_declared', confirmedAt: completedAt },
  })
}

test('a hundred learners who finish at once and ask twice get one certificate, credential and PDF each', async () => {
  const course = await shortCourse()
  const people = await manyLearners(100)
  await Promise.all(people.map((person) => completed(person, course)))
  const outcomes = await Promise.all([...people, ...people].map((person) => issue(person, course, async () => true)))
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)

  const accountId = { in: people.map((person) => person.accountId) }
  const rows = await db.certificate.findMany({
    where: { accountId },
    include: { credential: { select: { json: true, statusPosition: true } }, document: { select: { sha256: true } } },
  })
  expect(rows).toHaveLength(people.length)
  const different = (values: unknown[]) => new Set(values.filter((value) => value !== undefined)).size
  expect(different(rows.map((row) => row.accountId))).toBe(people.length)
  expect(different(rows.map((row) => row.serial))).toBe(people.length)
  expect(different(rows.map((row) => row.credential?.statusPosition))).toBe(people.length)
  expect(different(rows.map((row) => row.document?.sha256))).toBe(people.length)
  for (const { serial, name, credential, snapshot } of rows) {
    const { id, credentialSubject, issuer } = JSON.parse(credential?.json ?? '{}')
    expect(id).toBe(`https://issuer.test.example/credentials/${serial}`)
    expect(credentialSubject.identifier[0].identityHash).toBe(name)
    expect(issuer.id).toBe(certificateSnapshot.parse(snapshot).issuer?.did)
  }
  const issued = await db.auditEvent.count({ where: { subjectId: accountId, action: 'certificate.issued' } })
  expect(issued).toBe(people.length)
}, 60_000)
