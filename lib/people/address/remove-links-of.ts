import { query, type Statements } from '@/lib/platform/db'

/** Links that would confirm or change the address of a closed account. */
export async function removeLinksOf(tx: Statements, accountId: string): Promise<void> {
  await query(tx)`delete from address_link where account_id = ${accountId}::uuid`
}
