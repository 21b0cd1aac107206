import { db } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { stampInside } from '@/lib/proof/verification/clock'
import { earliestStamp, type ProvenTime } from '@/lib/proof/verification/stamps'

/** The detached tokens about a file; its bytes prove which are. */
export async function listStamps(sha256: string): Promise<Uint8Array[]> {
  const rows = await db.certificateStamp.findMany({ where: { sha256 }, select: { token: true } })
  return rows.map(({ token }) => token)
}

/** The outside clock's word about the certificate's PDF, checked again; null without a stamp. */
export async function findStamp(certificateId: string): Promise<ProvenTime | null> {
  const document = await db.certificateDocument.findUnique({
    where: { certificateId },
    select: { pdf: true, sha256: true, stampedAt: true },
  })
  if (!document) return null
  const issuer = configuredIssuer()
  const { pdf, sha256, stampedAt } = document
  return (stampedAt && (await stampInside(pdf, issuer))) || earliestStamp(await listStamps(sha256), pdf, issuer)
}
