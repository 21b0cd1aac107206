import { db } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import { systemWorld } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { checkInThread } from '@/lib/proof/verification/check-in-thread'
import type { KnownDocument, SignedBytes } from '@/lib/proof/verification/options'
import type { Recorded, Verdict } from '@/lib/proof/verification/verdict'
import { verify } from '@/lib/proof/verification/verify'
import { nameLines } from './document/content'
import { certificateSnapshot } from './document/snapshot'
import { findSealedAt } from './find-sealed-at'
import { listStamps } from './find-stamp'
import { findRecorded } from './status'

/** A slower database counts as unavailable. */
const timeoutMs = 3000

const unavailable: Recorded = { state: 'unavailable', revokedOn: null, supersededOn: null }

function withTimeout<T>(answer: Promise<T>, late: T): Promise<T> {
  const timeout = new Promise<T>((resolve) => {
    setTimeout(() => resolve(late), timeoutMs).unref()
  })
  const away = (error: unknown) => {
    logError('the record of certificates could not be asked', error)
    return late
  }
  return Promise.race([answer.catch(away), timeout])
}

/** Matches certificates from before there were keys by their file's hash. */
async function findKnownDocument(sha256: string): Promise<KnownDocument | null> {
  const found = await db.certificateDocument.findFirst({
    where: { sha256, signedBy: null },
    select: { certificate: true },
  })
  if (!found) return null
  const { certificate } = found
  const snapshot = certificateSnapshot.parse(certificate.snapshot)
  return {
    serial: certificate.serial,
    issuer: snapshot.provider,
    name: certificate.name,
    nameLine: nameLines[certificate.identitySource],
    achievement: `${certificate.courseTitle} (${snapshot.courseSubtitle})`,
    version: certificate.edition,
    hours: certificate.hours.toString(),
    validFrom: certificate.issuedAt.toISOString(),
    validUntil: certificate.expiresAt?.toISOString() ?? null,
    demonstration: certificate.demonstration,
  }
}

interface Records {
  stampsOf(sha256: string): Promise<readonly Uint8Array[]>
  sealedAt(signed: SignedBytes): Promise<Date | 'unavailable' | null>
  recorded(serial: string): Promise<Recorded>
  knownDocument(sha256: string): Promise<KnownDocument | 'unavailable' | null>
}

const onRecord: Records = {
  recorded: findRecorded,
  knownDocument: findKnownDocument,
  stampsOf: listStamps,
  sealedAt: findSealedAt,
}

/** With the database away, the verdict rests on signatures alone. Fetches nothing, and keeps and logs nothing of the file. */
export function checkFile(bytes: Uint8Array, world = systemWorld, records: Partial<Records> = {}): Promise<Verdict> {
  const { recorded, knownDocument, stampsOf, sealedAt } = { ...onRecord, ...records }
  return verify(bytes, {
    issuer: configuredIssuer(),
    now: world.now(),
    checkJsonLd: checkInThread,
    recorded: (serial) => withTimeout<Recorded>(recorded(serial), unavailable),
    knownDocument: (sha256) => withTimeout<KnownDocument | 'unavailable' | null>(knownDocument(sha256), 'unavailable'),
    stampsOf: (sha256) => withTimeout<readonly Uint8Array[]>(stampsOf(sha256), []),
    sealedAt: (signed) => withTimeout<Date | 'unavailable' | null>(sealedAt(signed), 'unavailable'),
  })
}
