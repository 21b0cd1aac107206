import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { correct } from '@/lib/record/certificate/correct'
import { publishDocument } from '@/lib/record/certificate/document/publish-document'
import { certificateSnapshot } from '@/lib/record/certificate/document/snapshot'
import { issue } from '@/lib/record/certificate/issue'
import { revoke } from '@/lib/record/certificate/revoke'
import { makeSerial } from '@/lib/record/certificate/serial'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { certified, satisfied } from './factories'

/* A certificate in each state. Each step is idempotent. */

export async function expired(person: Learner, course: Course, world: World): Promise<void> {
  const hash = createHash('sha256').update(`an earlier edition of ${course.hash}`).digest('hex')
  await certified(person, { ...course, edition: '0.9', hash, expiry: { on: '2026-10-31' } }, world)
}

/** Issued with a typo in the name, then corrected. */
export async function superseded(person: Learner, course: Course, typed: string, world: World): Promise<void> {
  await satisfied(person, course, world)
  await confirmName(person, course, { name: typed }, world)
  const issued = await issue(person, course, agreesWithLog, world)
  if (!issued.ok) throw new Error(issued.reason)
  await correct(
    operator,
    { serial: issued.serial, name: person.name, reason: 'Two letters were swapped' },
    agreesWithLog,
    world,
  )
}

export async function revoked(person: Learner, course: Course, world: World): Promise<void> {
  const serial = await certified(person, course, world)
  await revoke(operator, { serial, reason: 'Someone else took the final for them' }, world)
}

/** Issued before there were keys: no issuer, no credential, and the template of that time. */
export async function unsigned(person: Learner, course: Course, world: World): Promise<void> {
  const { accountId, name } = person
  await satisfied(person, course, world)
  const { id: enrollmentId, certificates } = await db.enrollment.findFirstOrThrow({
    where: { accountId, courseId: course.id },
    include: { certificates: { include: { document: true } } },
  })
  const [found] = certificates
  if (found?.document) return
  const { id } = found ?? (await recorded(person, course, { accountId, enrollmentId, name }, world))
  await publishDocument(id, { late: false }, world)
}

async function recorded(
  person: Learner,
  course: Course,
  holder: { accountId: string; enrollmentId: string; name: string },
  world: World,
): Promise<{ id: string }> {
  const like = await db.certificate.findFirstOrThrow({ where: { courseId: course.id, credential: { isNot: null } } })
  const {
    issuer: _,
    organization: __,
    startedAt: ___,
    salt: ____,
    ...snapshot
  } = certificateSnapshot.parse(like.snapshot)
  const id = world.id()
  const serial = makeSerial(world.random)
  const now = world.now()
  const own = { id, serial, ...holder, supersedesId: null, completedAt: now, issuedAt: now, expiresAt: null }
  return db.$transaction(async (tx) => {
    await tx.certificate.create({ data: { ...like, ...own, snapshot: { ...snapshot, templateVersion: 1 } } })
    const actor = { accountId: null, role: 'system' } as const
    const object = `certificate:${id}`
    const details = { serial, courseId: course.id, courseVersionId: like.courseVersionId }
    await record(tx, { action: 'certificate.issued', actor, subjectId: person.accountId, object, details }, now)
    return { id }
  })
}
