import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

/** The people about whom a dispute is open, longest first. */
export async function listDisputed(): Promise<string[]> {
  const rows = await query<{ subjectId: string }>`
    select subject_id::text as "subjectId" from record_dispute where ended_at is null order by found_at, id`
  return rows.map(({ subjectId }) => subjectId)
}

export async function isInDispute({ accountId }: { readonly accountId: string }): Promise<boolean> {
  const rows = await query`select from record_dispute where ended_at is null and subject_id = ${accountId}::uuid`
  return rows.length > 0
}

/** A select of `account_id`: the people whose dispute ended after then. */
export function disputesEndedSince(since: Date): Prisma.Sql {
  return Prisma.sql`select subject_id as account_id from record_dispute where ended_at > ${since}`
}
