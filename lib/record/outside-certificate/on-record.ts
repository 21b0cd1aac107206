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

export interface OutsideFileKey {
  organizationId: string
  accountId: string
  sha256: string
}

export function outsideFilesOnRecord({ accountId }: Subject): Promise<OutsideFileKey[]> {
  return query<OutsideFileKey>`
    select organization_id::text as "organizationId", account_id::text as "accountId", sha256 from outside_file
    where account_id = ${accountId}::uuid order by kept_at, sha256`
}

/** One at a time: each has up to 5 MB. */
export async function readOutsideFile(key: OutsideFileKey): Promise<Uint8Array | null> {
  const row = await db.outsideFile.findUnique({ where: { organizationId_accountId_sha256: key } })
  return row?.bytes ?? null
}
