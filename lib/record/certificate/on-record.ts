import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function documentsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.certificateDocument.findMany({
    where: { certificate: { accountId } },
    select: { certificateId: true, pdf: true, sha256: true },
  })
}

/** Leaves out the reasons of corrections and revocations: only administrators see them. */
export function certificatesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.certificate.findMany({
    where: { accountId },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    include: {
      credential: true,
      update: true,
      supersession: true,
      correction: { select: { correctedAt: true } },
      revocation: { select: { revokedAt: true } },
    },
  })
}
