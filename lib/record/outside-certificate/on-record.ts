import type { Subject } from '@/lib/people/account/actor'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import { db, query, type Transaction } from '@/lib/platform/db'

/** Every version. */
export async function outsideOnRecord(tx: Transaction, subjects: Subjects) {
  const rows = await tx.outsideCertificate.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ earnedOn, ...row }) => ({ ...row, earnedOn: earnedOn.toISOString().slice(0, 10) }))
}

interface OutsideFileKey {
  organizationId: string
  accountId: string
  sha256: string
}

export function outsideFilesOnRecord(tx: Transaction, { accountId }: Subject): Promise<OutsideFileKey[]> {
  return query(tx)<OutsideFileKey>`
    select organization_id::text as "organizationId", account_id::text as "accountId", sha256 from outside_file
    where account_id = ${accountId}::uuid`
}

/** Postgres hashes the bytes, so that none of them leave it. */
export function hashOutsideFiles(
  tx: Transaction,
  subjects: Subjects,
): Promise<(OutsideFileKey & { actual: string })[]> {
  return query(tx)<OutsideFileKey & { actual: string }>`
    select organization_id::text as "organizationId", account_id::text as "accountId", f.sha256,
      encode(sha256(f.bytes), 'hex') as actual
    from outside_file f where account_id = any(${accountIdsOf(subjects)}::uuid[])`
}

/** One at a time: each has up to 5 MB. Null: it was deleted with the person's name. */
export async function readOutsideFile(key: OutsideFileKey): Promise<Uint8Array | null> {
  const row = await db.outsideFile.findUnique({ where: { organizationId_accountId_sha256: key } })
  return row?.bytes ?? null
}
