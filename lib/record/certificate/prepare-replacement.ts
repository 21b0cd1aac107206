import type { Transaction } from '@/lib/platform/db'
import { isDemo } from '@/lib/platform/env'
import type { Prisma } from '@/lib/platform/prisma/client'
import type { World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { PublishedVersion } from '@/lib/training/enrollment/published-version'
import { findEnrollmentById } from '@/lib/training/enrollment/queries'
import { keysOf, prepareCredential } from './document/prepare-credential'
import { publishDocument } from './document/publish-document'
import { type CertificateSnapshot, certificateSnapshot, siteTerms, startOf } from './document/snapshot'
import { factsToLog } from './facts-hash'
import { makeSerial } from './serial'

type Earlier = Prisma.CertificateGetPayload<object>
type Change = Partial<
  Pick<Earlier, 'name' | 'identitySource' | 'courseVersionId' | 'courseTitle' | 'edition' | 'lawAsOf'>
> & {
  terms?: Partial<CertificateSnapshot>
}

interface Replacement {
  certificateId: string
  serial: string
  accountId: string
  issuedAt: Date
  /** For the details of its entry. */
  logged: { keys: string[] } & ReturnType<typeof factsToLog>
  write(tx: Transaction): Promise<void>
  /** Call after the commit. */
  publish(): Promise<void>
}

/** A new serial and issue date; the completion, expiry and hours stay. `version` is the course version it names. */
export async function prepareReplacement(
  earlier: Earlier,
  { version, change: { terms, ...changed } }: { version: PublishedVersion; change: Change },
  world: World,
): Promise<Replacement> {
  const issuer = configuredIssuer()
  const certificate = {
    ...earlier,
    ...changed,
    id: world.id(),
    serial: makeSerial(world.random),
    supersedesId: earlier.id,
    snapshot: { ...certificateSnapshot.parse(earlier.snapshot), ...terms, ...siteTerms(issuer, world) },
    issuedAt: world.now(),
    demonstration: isDemo,
  }
  const { id: certificateId, serial, accountId, issuedAt } = certificate
  const startedAt = startOf(await findEnrollmentById(earlier.enrollmentId), earlier.completedAt)
  const credential = await prepareCredential(issuer, certificate, { version, startedAt })
  return {
    certificateId,
    serial,
    accountId,
    issuedAt,
    logged: { keys: keysOf(issuer), ...factsToLog(certificate, credential) },
    write: async (tx) => {
      await tx.certificate.create({ data: certificate })
      if (credential) await tx.credential.create({ data: credential })
    },
    publish: async () => {
      await publishDocument(certificateId, { late: false }, world)
    },
  }
}
