import type { Transaction } from '@/lib/platform/db'
import { isDemo } from '@/lib/platform/env'
import type { Prisma } from '@/lib/platform/prisma/client'
import type { World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { keysOf, prepareCredential } from './prepare-credential'
import { publishDocument } from './publish-document'
import { makeSerial } from './serial'
import { type CertificateSnapshot, certificateSnapshot, siteTerms, startOf } from './snapshot'

type Earlier = Prisma.CertificateGetPayload<{ include: { enrollment: { select: { enrolledAt: true } } } }>
type Version = Parameters<typeof prepareCredential>[2]['version']

/** What another certificate says otherwise than the one before it. */
type Change = Partial<Pick<Earlier, 'name' | 'courseVersionId' | 'courseTitle' | 'edition' | 'lawAsOf'>> & {
  terms?: Partial<CertificateSnapshot>
}

/** A certificate in the place of an earlier one, ready to be written. */
interface Replacement {
  certificateId: string
  serial: string
  accountId: string
  issuedAt: Date
  /** The ids of the keys that signed its credential. */
  keys: string[]
  write(tx: Transaction): Promise<void>
  /** After the commit: draws the PDF. */
  publish(): Promise<void>
}

/**
 * A certificate that says what an earlier one said, but for what changed: with a serial of its own, and what was completed,
 * when, and until when as it was. `version` is the course version that it names.
 */
export async function prepareReplacement(
  { enrollment, ...earlier }: Earlier,
  { version, change: { terms, ...changed } }: { version: Version; change: Change },
  world: World,
): Promise<Replacement> {
  const issuer = configuredIssuer()
  const certificate = {
    ...earlier,
    ...changed,
    id: world.id(),
    serial: makeSerial(world.random),
    supersedesId: earlier.id,
    snapshot: { ...certificateSnapshot.parse(earlier.snapshot), ...terms, ...siteTerms(issuer) },
    issuedAt: world.now(),
    demonstration: isDemo,
  }
  const { id: certificateId, serial, accountId, issuedAt } = certificate
  const startedAt = startOf(enrollment, earlier.completedAt)
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  return {
    certificateId,
    serial,
    accountId,
    issuedAt,
    keys: keysOf(issuer),
    write: async (tx) => {
      await tx.certificate.create({ data: certificate })
      if (credential) await tx.credential.create({ data: credential })
    },
    publish: async () => {
      await publishDocument(certificateId, { late: false }, world)
    },
  }
}
