import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import { query, type Transaction } from '@/lib/platform/db'

export function documentsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.certificateDocument.findMany({
    where: { certificate: { accountId: { in: accountIdsOf(subjects) } } },
    select: { certificateId: true, pdf: true, sha256: true, templateVersion: true, signedBy: true },
  })
}

export type StoredDocument = Awaited<ReturnType<typeof documentsOnRecord>>[number]

/** With reasons and who, for the site's own check alone. */
export function livesOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.certificate.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    select: { id: true, revocation: true, correction: true, update: true },
  })
}

export type CertificateLife = Awaited<ReturnType<typeof livesOnRecord>>[number]

/** Leaves out the reasons of corrections and revocations: only administrators see them. */
export function certificatesOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.certificate.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    include: {
      credential: true,
      stamps: {
        orderBy: { part: 'asc' },
        select: { part: true, sha256: true, token: true, stampedAt: true, receivedAt: true },
      },
      update: true,
      supersession: true,
      correction: { select: { correctedAt: true } },
      revocation: { select: { revokedAt: true } },
    },
  })
}

/** Certificates of accounts that do not exist: no foreign key stops a superuser. */
export function orphansOnRecord(tx: Transaction): Promise<{ serial: string; accountId: string }[]> {
  return query(tx)`
    select c.serial, c.account_id::text as "accountId" from certificate c
    where not exists (select from person p where p.id = c.account_id)`
}
