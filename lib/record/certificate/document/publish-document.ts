import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { Signer } from '@/lib/proof/issuer/signer'
import type { StampFor } from '@/lib/proof/pdf/cms'
import { signDocument } from '@/lib/proof/pdf/sign'
import { configuredAuthorities, stampBriefly } from '@/lib/proof/time-stamp/stamp-now'
import { stampInside } from '@/lib/proof/verification/clock'
import { contentOf } from './content'
import { drawCertificate } from './document'
import { type CertificateSnapshot, certificateSnapshot } from './snapshot'

const attachmentName = 'credential.json'

/** Concurrent calls all get the first PDF. `late`: the issue was cut short. Errors: conflict (no signing keys). */
export function publishDocument(
  certificateId: string,
  { late }: { late: boolean },
  world = systemWorld,
): Promise<Published> {
  return inTurn(async () => (await findDocument(certificateId)) ?? publishNow(certificateId, late, world))
}

interface Published {
  pdf: Uint8Array
  sha256: string
}

/** Rendering occupies the processor. Concurrent requests for one missing PDF queue here and then find it. */
const inTurn = makeTurns(1)

async function findDocument(certificateId: string): Promise<Published | null> {
  return db.certificateDocument.findUnique({ where: { certificateId }, select: { pdf: true, sha256: true } })
}

async function publishNow(certificateId: string, late: boolean, world: World): Promise<Published> {
  const row = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    include: { credential: { select: { json: true } } },
  })
  const snapshot = certificateSnapshot.parse(row.snapshot)
  const attachment = row.credential && { name: attachmentName, bytes: Buffer.from(row.credential.json) }
  const signer = signerFor(snapshot, row.serial)
  const content = contentOf({ ...row, hours: row.hours.toString(), snapshot }, signer?.key.id ?? null)
  const { templateVersion } = snapshot
  const drawn = drawCertificate(content, { templateVersion, attachment })
  const { pdf, signedBy } = await signDocument(drawn.pdf, signer, world, { stampFor: stampInTime(world) })
  const stamp = signedBy ? await stampInside(pdf, configuredIssuer()) : null
  const now = world.now()
  const pdfSha256 = createHash('sha256').update(pdf).digest('hex')
  await db.$transaction(async (tx) => {
    const { count } = await tx.certificateDocument.createMany({
      data: [
        {
          certificateId,
          pdf: new Uint8Array(pdf),
          sha256: pdfSha256,
          templateVersion: drawn.templateVersion,
          signedBy,
          stampedAt: stamp?.at ?? null,
          drawnAt: now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return
    const about = {
      actor: system,
      subjectId: row.accountId,
      object: `certificate:${certificateId}`,
      details: { templateVersion: drawn.templateVersion, keys: signedBy ? [signedBy] : [], pdfSha256 },
    }
    const inTime = signedBy ? 'key.used' : 'certificate.drawn'
    await record(tx, { action: late ? 'certificate.drawn-late' : inTime, ...about }, now)
  })
  const document = await findDocument(certificateId)
  if (!document) throw new Error(`The document of certificate ${certificateId} was not kept`)
  return document
}

/** Undefined without authorities: the file then leaves no room for a stamp. */
function stampInTime(world: World): StampFor | undefined {
  if (configuredAuthorities().length === 0) return undefined
  return async (signature) => (await stampBriefly(signature, world))?.token ?? null
}

/** A certificate issued without an issuer stays unsigned. */
function signerFor({ issuer }: CertificateSnapshot, serial: string): Signer | null {
  if (!issuer) return null
  const configured = configuredIssuer()
  if (!configured) {
    throw new DomainError(
      'conflict',
      `The PDF of ${serial} needs a signature, but this site has no keys now. The record is safe. Tell the site administrator.`,
    )
  }
  return configured.signer('pdf')
}
