import { createHash } from 'node:crypto'
import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import type { Course } from '@/lib/course/schema'
import { pinVersion } from '@/lib/enrollment/pin-version'
import { findConfirmedName, findEnrollment } from '@/lib/enrollment/queries'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { findEarned, findProgress } from '@/lib/progress/queries'
import { contentOf } from './content'
import { drawCertificate } from './document'
import { makeSerial } from './serial'
import { signDocument } from './sign'
import { type CertificateSnapshot, minutesComputation, versionTerms } from './snapshot'

export type Issued =
  | { ok: true; serial: string }
  | { ok: false; reason: 'not-enrolled' | 'not-satisfied' | 'name-not-confirmed' }

/**
 * Issues the certificate of an enrollment once its course is satisfied and the name confirmed; does nothing before,
 * and finds the one that is there after. What it says is frozen in the row, and the PDF is drawn once and kept.
 */
export async function issue(learner: Learner, course: Course, world = systemWorld): Promise<Issued> {
  const enrollment = await findEnrollment(learner, course)
  if (!enrollment) return { ok: false, reason: 'not-enrolled' }
  const current = await findCurrentSerial(enrollment.id)
  if (current) return { ok: true, serial: current }
  if (!(await findProgress(learner, course)).satisfied) return { ok: false, reason: 'not-satisfied' }
  const confirmed = await findConfirmedName(learner, course)
  if (!confirmed) return { ok: false, reason: 'name-not-confirmed' }

  const earned = await findEarned(learner, course)
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: earned.courseVersionId ?? (await pinVersion(course, world)) },
  })
  const now = world.now()
  const computation = minutesComputation.parse(version.minutes)
  const terms = versionTerms.parse(version.outline)
  const snapshot: CertificateSnapshot = {
    courseSubtitle: terms.subtitle,
    provider: terms.provider,
    approvalNumber: terms.approvalNumber,
    counselReviewed: terms.counselReviewed,
    minutes: computation,
    score: { raw: earned.raw, max: earned.max },
    timeZone: 'America/New_York',
    appUrl: env.APP_URL,
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
    expiresAt: expiryOf(course, now),
    demonstration: isDemo,
  }
  const drawn = drawCertificate(contentOf({ ...certificate, hours: String(certificate.hours) }))
  const { pdf } = await signDocument(drawn.pdf)
  try {
    await db.$transaction(async (tx) => {
      await tx.certificate.create({ data: certificate })
      await tx.certificateDocument.create({
        data: {
          certificateId: certificate.id,
          pdf: new Uint8Array(pdf),
          sha256: createHash('sha256').update(pdf).digest('hex'),
          templateVersion: drawn.templateVersion,
          drawnAt: now,
        },
      })
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
    const raced = await findCurrentSerial(enrollment.id)
    if (!raced) throw error
    return { ok: true, serial: raced }
  }
  return { ok: true, serial: certificate.serial }
}

async function findCurrentSerial(enrollmentId: string): Promise<string | null> {
  const current = await db.certificate.findFirst({
    where: { enrollmentId, supersededBy: null },
    select: { serial: true },
  })
  return current?.serial ?? null
}

/** So many months on, at the latest on the last day of that month. */
function expiryOf(course: Course, from: Date): Date | null {
  if (course.expiresAfterMonths === null) return null
  const expiry = new Date(from)
  expiry.setUTCMonth(expiry.getUTCMonth() + course.expiresAfterMonths)
  if (expiry.getUTCDate() !== from.getUTCDate()) expiry.setUTCDate(0)
  return expiry
}
