import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import type { Course } from '@/lib/course/schema'
import { pinVersion } from '@/lib/enrollment/pin-version'
import { configuredIssuer } from '@/lib/issuer/issuer'
import { db, type Transaction } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'
import { keysOf, prepareCredential } from './prepare-credential'
import { publishDocument } from './publish-document'
import { makeSerial } from './serial'
import { certificateSnapshot, startOf, versionTerms } from './snapshot'
import { currentTemplate } from './template-version'

/** A certificate that takes the place of one from before the law changed, ready to be written with the end of its delta. */
interface Update {
  /** Whether what it was made from is still the certificate to replace. */
  stands(tx: Transaction): Promise<boolean>
  write(tx: Transaction, deltaId: string): Promise<void>
  /** After the commit: draws the PDF. */
  publish(): Promise<void>
}

/**
 * The certificate of a holder by the version of today: with the name, the completion, the hours and the end of the one
 * that the law overtook. Of several the one that was earned last is replaced; who holds none gets none, nor does who holds
 * one that has ended: it would have ended before it was issued.
 */
export async function prepareUpdate(
  learner: Pick<Learner, 'accountId'>,
  course: Course,
  world: World,
): Promise<Update> {
  const now = world.now()
  const find = (on: Transaction) => findHeld(on, { accountId: learner.accountId, courseId: course.id, now })
  const held = await find(db)
  const stands = async (tx: Transaction) => (await find(tx))?.id === held?.id
  if (!held) return { stands, write: async () => {}, publish: async () => {} }
  const version = await db.courseVersion.findUniqueOrThrow({ where: { id: await pinVersion(course, world) } })
  const { enrollment, ...kept } = held
  const { subtitle, ...terms } = versionTerms.parse(version.outline)
  const issuer = configuredIssuer()
  const certificate = {
    ...kept,
    id: world.id(),
    serial: makeSerial(world.random),
    supersedesId: held.id,
    courseVersionId: version.id,
    courseTitle: version.title,
    edition: version.edition,
    lawAsOf: version.lawAsOf,
    snapshot: {
      ...certificateSnapshot.parse(held.snapshot),
      ...terms,
      courseSubtitle: subtitle,
      templateVersion: currentTemplate,
      appUrl: env.APP_URL,
      issuer: issuer && { did: issuer.did, name: issuer.name, url: issuer.url },
    },
    issuedAt: now,
    demonstration: isDemo,
  }
  const { id: certificateId, serial, accountId } = certificate
  const startedAt = startOf(enrollment, held.completedAt)
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  return {
    stands,
    write: async (tx, deltaId) => {
      await tx.certificate.create({ data: certificate })
      if (credential) await tx.credential.create({ data: credential })
      await tx.certificateUpdate.create({ data: { certificateId, enrollmentId: deltaId, updatedAt: now } })
      const object = `certificate:${certificateId}`
      const details = { serial, supersedes: held.serial, courseVersionId: version.id, keys: keysOf(issuer) }
      const actor = { accountId: null, role: 'system' as const }
      await record(tx, { action: 'certificate.updated', actor, subjectId: accountId, object, details }, now)
    },
    publish: async () => {
      await publishDocument(certificateId, { late: false }, world)
    },
  }
}

/** The certificate that the law overtook: of those that nothing took the place of, the one that was earned last. */
async function findHeld(tx: Transaction, { now, ...whose }: { accountId: string; courseId: string; now: Date }) {
  const overtaken = { supersededBy: null, revocation: null, supersession: { isNot: null } }
  return tx.certificate.findFirst({
    where: { ...whose, ...overtaken, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: [{ completedAt: 'desc' }, { issuedAt: 'desc' }],
    include: { enrollment: { select: { enrolledAt: true } } },
  })
}
