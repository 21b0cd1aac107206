import { query, type Statements } from '@/lib/platform/db'

export async function removeSuggestionsOf(tx: Statements, accountId: string): Promise<void> {
  await query(tx)`delete from suggested_detail where account_id = ${accountId}::uuid`
}
