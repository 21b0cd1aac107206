import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { expiryOf } from '@/lib/content/course/expiry'
import type { Course } from '@/lib/content/course/schema'
import { expiry } from '@/lib/content/course/source'
import { type Learner, system } from '@/lib/people/account/actor'
import { listMemberships } from '@/lib/people/organization/queries'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { isDemo } from '@/lib/platform/env'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { findVersion } from '@/lib/training/enrollment/find-version'
import {
  type ConfirmedName,
  type EnrollmentView,
  findConfirmedName,
  findEarningEnrollment,
} from '@/lib/training/enrollment/queries'
import { listVersionUnits } from '@/lib/training/enrollment/version-units'
import { findEarned, findProgress } from '@/lib/training/progress/queries'
import { countTakenBack } from '@/lib/training/progress/taken-back'
import { hoursWithout, unaskedOf, waivedOf } from './hours'
import { makeSerial } from './serial'
import { type CertificateSnapshot, minutesComputation, siteTerms, startOf, versionTerms } from './snapshot'

export type Issued =
  | { ok: true; serial: string }
  | { ok: false; reason: 'not-enrolled' | 'not-satisfied' | 'name-not-confirmed' | 'no-hours' }

/** Versions from before there were rules of this form name none: then the course's own holds. */
const versionExpiry = z.object({ expiry: expiry.nullable().optional() })

/**
 * Issues the certificate of an enrollment once its course is satisfied and the name confirmed; does nothing before,
 * and finds the one that is there after. The record comes first: what it says is frozen in the row, with the signed
 * credential. Then the PDF is drawn once and kept; where that was cut short, the next call does it. A certificate that was
 * revoked is followed by another one when its course was completed anew since: after a reset.
 */
export async function issue(learner: Learner, course: Course, world = systemWorld): Promise<Issued> {
  const enrollment = await findEarningEnrollment(learner, course)
  if (!enrollment) return { ok: false, reason: 'not-enrolled' }
  const current = await findCurrent(enrollment.id)
  if (current && !current.revocation) return published(current, world)
  if (!(await findProgress(learner, course)).satisfied) return { ok: false, reason: 'not-satisfied' }
  const confirmed = await findConfirmedName(learner, course)
  if (!confirmed) return { ok: false, reason: 'name-not-confirmed' }
  return inTurn(() => issueNow({ learner, course, enrollment, confirmed }, world))
}

/** What signs and draws takes much memory, and most of what is submitted earns no certificate: loaded for one that does. */
async function loadPress() {
  const [{ keysOf, prepareCredential }, { publishDocument }] = await Promise.all([
    import('./prepare-credential'),
    import('./publish-document'),
  ])
  return { keysOf, prepareCredential, publishDocument }
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
  if (current && !current.revocation) return published(current, world)

  const takenBack = await countTakenBack(db, learner)
  const progress = await findProgress(learner, course)
  if (!progress.satisfied) return { ok: false, reason: 'not-satisfied' }
  const earned = await findEarned(learner, course)
  if (current?.revocation && earned.completedAt <= current.revocation.revokedAt) return published(current, world)
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: earned.courseVersionId ?? (await findVersion(course)) },
  })
  const now = world.now()
  const issuer = configuredIssuer()
  const startedAt = startOf(enrollment, earned.completedAt)
  const computation = minutesComputation.parse(version.minutes)
  const waived = waivedOf(progress.units)
  const unasked = unaskedOf(progress.units, await listVersionUnits(version.id))
  const hours = hoursWithout(computation, [...waived, ...unasked])
  if (hours === 0) return { ok: false, reason: 'no-hours' }
  const { subtitle, ...terms } = versionTerms.parse(version.outline)
  const rule = versionExpiry.parse(version.outline).expiry
  const snapshot: CertificateSnapshot = {
    ...terms,
    ...siteTerms(issuer),
    courseSubtitle: subtitle,
    minutes: computation,
    waived: waived.map(({ id }) => id),
    score: { raw: earned.raw, max: earned.max },
    timeZone: 'America/New_York',
    startedAt: startedAt.toISOString(),
    organization: await findOnlyOrganization(learner),
  }
  const certificate = {
    id: world.id(),
    serial: makeSerial(world.random),
    enrollmentId: enrollment.id,
    accountId: learner.accountId,
    courseId: course.id,
    courseVersionId: version.id,
    supersedesId: current?.id ?? null,
    name: confirmed.name,
    identitySource: confirmed.identitySource,
    courseTitle: version.title,
    edition: version.edition,
    lawAsOf: version.lawAsOf,
    hours,
    snapshot,
    completedAt: earned.completedAt,
    issuedAt: now,
    expiresAt: expiryOf(rule === undefined ? course.expiry : rule, earned.completedAt),
    demonstration: isDemo,
  }
  const { keysOf, prepareCredential, publishDocument } = await loadPress()
  const keys = keysOf(issuer)
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  try {
    const stands = await db.$transaction(async (tx) => {
      // A reset or the end of a waiver waits for this, or this for them: then what was asked above holds no more.
      await tx.$queryRaw`select from account where id = ${learner.accountId}::uuid for key share`
      if ((await countTakenBack(tx, learner)) !== takenBack) return false
      await tx.certificate.create({ data: certificate })
      if (credential) await tx.credential.create({ data: credential })
      await record(
        tx,
        {
          action: 'certificate.issued',
          actor: system,
          subjectId: learner.accountId,
          object: `certificate:${certificate.id}`,
          details: { serial: certificate.serial, courseId: course.id, courseVersionId: version.id, keys },
        },
        now,
      )
      return true
    })
    if (!stands) return { ok: false, reason: 'not-satisfied' }
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
    select: {
      id: true,
      serial: true,
      document: { select: { certificateId: true } },
      revocation: { select: { revokedAt: true } },
    },
  })
}

async function published(
  { id, serial, document }: NonNullable<Awaited<ReturnType<typeof findCurrent>>>,
  world: World,
): Promise<Issued> {
  if (!document) await (await loadPress()).publishDocument(id, { late: true }, world)
  return { ok: true, serial }
}
