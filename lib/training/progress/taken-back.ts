import type { Learner } from '@/lib/people/account/actor'
import type { Statements } from '@/lib/platform/db'

/**
 * How often something that counted for a learner was made to count no more: by a reset, the end of a waiver or a change of
 * law. While it stays the same, what was done stays done.
 */
export async function countTakenBack(on: Statements, { accountId }: Pick<Learner, 'accountId'>): Promise<number> {
  const [row] = await on.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from taken_back where account_id = ${accountId}::uuid`
  return row.count
}
