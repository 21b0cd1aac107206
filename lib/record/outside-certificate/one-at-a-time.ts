import { query, type Transaction } from '@/lib/platform/db'

/**
 * Locks this person's files until the transaction ends: nothing else adds, decides on, or deletes one. Races: two of the same file, and an
 * acceptance while the account is closed, which would count without its file.
 */
export async function oneAtATime(tx: Transaction, { accountId }: { accountId: string }): Promise<void> {
  await query(tx)`select pg_advisory_xact_lock(hashtextextended(${`outside ${accountId}`}, 0))::text`
}
