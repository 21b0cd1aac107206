import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import { type Subject, system } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { noticeAnomaliesOf } from '@/lib/record/anomaly/notice'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { isHeld, type SeatTime } from '@/lib/record/seat-time/rule'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { findPublishedVersion } from '@/lib/training/enrollment/published-version'
import { findConfirmedName, findEarningEnrollment } from '@/lib/training/enrollment/queries'
import { countInvalidations } from '@/lib/training/progress/invalidations'
import { findEarned, findProgress } from '@/lib/training/progress/queries'
import type { Agreement } from './agreement'
import { startOf } from './document/snapshot'
import { type CertificateHolder, draftCertificate, type Ready } from './draft-certificate'
import { factsToLog } from './facts-hash'

export type Issued =
  | { ok: true; serial: string }
  | {
      ok: false
      reason: 'not-enrolled' | 'not-satisfied' | 'name-not-confirmed' | 'no-hours' | 'time-missing' | 'in-dispute'
    }

/** No-op until the course is satisfied. Safe to repeat: another call renders a PDF that was cut short. */
export async function issue(
  learner: CertificateHolder,
  course: Course,
  agrees: Agreement,
  world = systemWorld,
): Promise<Issued> {
  const enrollment = await findEarningEnrollment(learner, course)
  if (!enrollment) return { ok: false, reason: 'not-enrolled' }
  const current = await findCurrent(enrollment.id)
  if (current && !current.revokedAt) return published(current, world)
  // Counted before reading progress. If the count is the same under the lock below, nothing was undone meanwhile.
  const invalidations = await countInvalidations(db, learner)
  const { satisfied, units } = await findProgress(learner, course)
  if (!satisfied) return { ok: false, reason: 'not-satisfied' }
  const confirmed = await findConfirmedName(learner, course)
  if (!confirmed) return { ok: false, reason: 'name-not-confirmed' }
  const time = await refreshSeatTime(learner, course, world)
  if (!time || isHeld(time)) return { ok: false, reason: 'time-missing' }
  return inTurn(() => issueNow(agrees, { learner, course, enrollment, confirmed, invalidations, units, time }, world))
}

/** A script finishes faster than the worker looks: the flags that hold a certificate are looked for first. */
async function refreshSeatTime(learner: Subject, course: Course, world: World): Promise<SeatTime | null> {
  const time = await findSeatTime(learner, course)
  if (time?.rule !== 'hold' || isHeld(time)) return time
  await noticeAnomaliesOf(learner, course.time.flags, world)
  return findSeatTime(learner, course)
}

/** Lazy-loaded: signing and rendering are heavy, and most submissions earn no certificate. */
async function loadRenderer() {
  const [{ keysOf, prepareCredential }, { publishDocument }] = await Promise.all([
    import('./document/prepare-credential'),
    import('./document/publish-document'),
  ])
  return { keysOf, prepareCredential, publishDocument }
}

/** A class that finishes together queues here instead of holding database connections. */
const inTurn = makeTurns(4)

async function issueNow(agrees: Agreement, ready: Ready, world: World): Promise<Issued> {
  const { learner, course, enrollment } = ready
  // A concurrent call may have issued it while this one queued.
  const current = await findCurrent(enrollment.id)
  if (current && !current.revokedAt) return published(current, world)
  const earned = await findEarned(learner, course)
  if (current?.revokedAt && earned.completedAt <= current.revokedAt) return published(current, world)
  const version = await findPublishedVersion(earned.courseVersionId ?? (await findVersion(course)))
  const certificate = await draftCertificate(ready, { earned, version, supersedesId: current?.id ?? null }, world)
  if (!certificate) return { ok: false, reason: 'no-hours' }
  if (!(await agrees(learner, world))) return { ok: false, reason: 'in-dispute' }
  const { keysOf, prepareCredential, publishDocument } = await loadRenderer()
  const issuer = configuredIssuer()
  const startedAt = startOf(enrollment, earned.completedAt)
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  try {
    const written = await write({
      ...ready,
      certificate,
      credential,
      keys: keysOf(issuer),
      supersedes: current?.serial,
    })
    if (!written) return { ok: false, reason: 'not-satisfied' }
  } catch (error) {
    const raced = isUniqueViolation(error) && (await findCurrent(enrollment.id))
    if (!raced) throw error
    return published(raced, world)
  }
  await publishDocument(certificate.id, { late: false }, world)
  return { ok: true, serial: certificate.serial }
}

/** False after a race with a reset or the end of a waiver. */
function write({
  learner,
  invalidations,
  certificate,
  credential,
  keys,
  supersedes,
}: Ready & Written): Promise<boolean> {
  const { id, serial, courseId, courseVersionId, identitySource, issuedAt } = certificate
  return db.$transaction(async (tx) => {
    // Serializes with a reset and with the end of a waiver.
    await lockAccount(tx, learner.accountId, 'shared')
    if ((await countInvalidations(tx, learner)) !== invalidations) return false
    await tx.certificate.create({ data: certificate })
    if (credential) await tx.credential.create({ data: credential })
    const facts = factsToLog(certificate, credential)
    const named = { serial, courseId, courseVersionId, identitySource, keys, ...(supersedes && { supersedes }) }
    const about = {
      actor: system,
      subjectId: learner.accountId,
      object: `certificate:${id}`,
      details: { ...named, ...facts },
    }
    await record(tx, { action: 'certificate.issued', ...about }, issuedAt)
    return true
  })
}

interface Written {
  certificate: NonNullable<Awaited<ReturnType<typeof draftCertificate>>>
  credential: Prisma.CredentialUncheckedCreateInput | null
  keys: string[]
  supersedes: string | undefined
}

interface Current {
  id: string
  serial: string
  revokedAt: Date | null
  drawn: boolean
}

async function findCurrent(enrollmentId: string): Promise<Current | null> {
  const rows = await query<Current>`
    select c.id::text, c.serial, c.revoked_at as "revokedAt",
      exists (select from certificate_document d where d.certificate_id = c.id) as drawn
    from current_certificate(now()) c where c.enrollment_id = ${enrollmentId}::uuid and c.replaced_by is null`
  return rows[0] ?? null
}

async function published({ id, serial, drawn }: Current, world: World): Promise<Issued> {
  if (!drawn) await (await loadRenderer()).publishDocument(id, { late: true }, world)
  return { ok: true, serial }
}
