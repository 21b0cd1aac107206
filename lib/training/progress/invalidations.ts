import type { Subject } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'

/** Resets, ended waivers and law changes. While the number is unchanged, everything done still counts. */
export async function countInvalidations(on: Statements, { accountId }: Subject): Promise<number> {
  const [row] = await query(on)<{ count: number }>`
    select count(*)::int as count from invalidation where account_id = ${accountId}::uuid`
  return row?.count ?? 0
}
