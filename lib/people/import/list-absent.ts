import type { Coordinator } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'

const mostShown = 500
/** Counting stops above this. */
export const mostAbsent = 1000

export interface Absent {
  /** At most `mostAbsent` + 1. */
  count: number
  /** The first ones by name. */
  shown: { accountId: string; name: string }[]
}

/** Current learners who are not in the list. */
export async function listAbsent(
  on: Statements,
  { organizationId }: Coordinator,
  present: readonly string[],
): Promise<Absent> {
  const shown = await query(on)<{ accountId: string; name: string }>`
    select m.account_id::text as "accountId", p.name from (
      select account_id, name_key from current_learner
      where organization_id = ${organizationId}::uuid and account_id <> all(${[...present]}::uuid[])
      order by name_key, account_id limit ${mostShown}
    ) m join person p on p.id = m.account_id order by m.name_key, m.account_id`
  const [counted] = await query(on)<{ count: number }>`
    select count(*)::int as count from (
      select from current_learner where organization_id = ${organizationId}::uuid limit ${mostAbsent + 1 + present.length}
    ) everyone`
  return { count: Math.min((counted?.count ?? 0) - present.length, mostAbsent + 1), shown }
}
