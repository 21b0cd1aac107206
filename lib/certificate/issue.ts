import { z } from 'zod'
import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import { expiryOf } from '@/lib/course/expiry'
import type { Course } from '@/lib/course/schema'
import { expiry } from '@/lib/course/source'
import { pinVersion } from '@/lib/enrollment/pin-version'
import {
  type ConfirmedName,
  type EnrollmentView,
  findConfirmedName,
  findEarningEnrollment,
} from '@/lib/enrollment/queries'
import { configuredIssuer } from '@/lib/issuer/issuer'
import { listMemberships } from '@/lib/organization/queries'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { findEarned, findProgress } from '@/lib/progress/queries'
import { makeSerial } from './serial'
import { type CertificateSnapshot, minutesComputation, startOf, versionTerms } from './snapshot'
import { currentTemplate } from './template-version'

export type Issued =
  | { ok: true; serial: string }
  | { ok: false; reason: 'not-enrolled' | 'not-satisfied' | 'name-not-confirmed' }

/** Versions from before there were rules of this form name none: then the course's own holds. */
const versionExpiry = z.object({ expiry: expiry.nullable().optional() })

/**
 * Issues the certificate of an enrollment once its course is satisfied and the name confirmed; does nothing before,
 * and finds the one that is there after. The record comes first: what it says is frozen in the row, with the signed
 * credential. Then the PDF is drawn once and kept; where that was cut short, the next call does it.
 */
export async function issue(learner: Learner, course: Course, world = systemWorld): Promise<Issued> {
  const enrollment = await findEarningEnrollment(learner, course)
  if (!enrollment) return { ok: false, reason: 'not-enrolled' }
  const current = await findCurrent(enrollment.id)
  if (current) return published(current, world)
  if (!(await findProgress(learner, course)).satisfied) return { ok: false, reason: 'not-satisfied' }
  const confirmed = await findConfirmedName(learner, course)
  if (!confirmed) return { ok: false, reason: 'name-not-confirmed' }
  return inTurn(() => issueNow({ learner, course, enrollment, confirmed }, world))
}

/** What signs and draws takes much memory, and most of what is submitted earns no certificate: loaded for one that does. */
async function loadPress() {
  const [{ prepareCredential }, { publishDocument }] = await Promise.all([
    import('./prepare-credential'),
    import('./publish-document'),
  ])
  return { prepareCredential, publishDocument }
}

/** A class that completes a course at once waits here, and not for a connection. */
const inTurn = makeTurns(4)

interface Ready {
  learner: Learner
  course: Course
  enrollment: EnrollmentView
  confirmed: ConfirmedName
}

async function issueNow({ learner, course, enrollment, confirmed }: Ready, world: World): Promise<Issued> {
  // Another call may have had its turn.
  const current = await findCurrent(enrollment.id)
  if (current) return published(current, world)

  const earned = await findEarned(learner, course)
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: earned.courseVersionId ?? (await pinVersion(course, world)) },
  })
  const now = world.now()
  const issuer = configuredIssuer()
  const startedAt = startOf(enrollment, earned.completedAt)
  const computation = minutesComputation.parse(version.minutes)
  const { subtitle, ...terms } = versionTerms.parse(version.outline)
  const rule = versionExpiry.parse(version.outline).expiry
  const snapshot: CertificateSnapshot = {
    ...terms,
    templateVersion: currentTemplate,
    courseSubtitle: subtitle,
    minutes: computation,
    score: { raw: earned.raw, max: earned.max },
    timeZone: 'America/New_York',
    appUrl: env.APP_URL,
    startedAt: startedAt.toISOString(),
    organization: await findOnlyOrganization(learner),
    issuer: issuer && { did: issuer.did, name: issuer.name, url: issuer.url },
  }
  const certificate = {
    id: world.id(),
    serial: makeSerial(world.random),
    enrollmentId: enrollment.id,
    accountId: learner.accountId,
    courseId: course.id,
    courseVersionId: version.id,
    name: confirmed.name,
    identitySource: confirmed.identitySource,
    courseTitle: version.title,
    edition: version.edition,
    lawAsOf: version.lawAsOf,
    hours: computation.hours,
    snapshot,
    completedAt: earned.completedAt,
    issuedAt: now,
    expiresAt: expiryOf(rule === undefined ? course.expiry : rule, earned.completedAt),
    demonstration: isDemo,
  }
  const { prepareCredential, publishDocument } = await loadPress()
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  try {
    await db.$transaction(async (tx) => {
      await tx.certificate.create({ data: certificate })
      if (credential) await tx.credential.create({ data: credential })
      await record(
        tx,
        {
          action: 'certificate.issued',
          actor: { accountId: null, role: 'system' },
          subjectId: learner.accountId,
          object: `certificate:${certificate.id}`,
          details: { serial: certificate.serial, courseId: course.id, courseVersionId: version.id },
        },
        now,
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const raced = await findCurrent(enrollment.id)
    if (!raced) throw error
    return published(raced, world)
  }
  await publishDocument(certificate.id, { late: false }, world)
  return { ok: true, serial: certificate.serial }
}

/** Whose training it was; null for nobody's, and where it cannot be told. */
async function findOnlyOrganization(learner: Learner): Promise<string | null> {
  const [only, another] = await listMemberships(learner)
  return only && !another ? only.name : null
}

async function findCurrent(enrollmentId: string) {
  return db.certificate.findFirst({
    where: { enrollmentId, supersededBy: null },
    select: { id: true, serial: true, document: { select: { certificateId: true } } },
  })
}

async function published(
  { id, serial, document }: NonNullable<Awaited<ReturnType<typeof findCurrent>>>,
  world: World,
): Promise<Issued> {
  if (!document) await (await loadPress()).publishDocument(id, { late: true }, world)
  return { ok: true, serial }
}
