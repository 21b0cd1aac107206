import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface FactorView {
  id: string
  kind: 'app' | 'passkey'
  name: string
  addedAt: Date
  lastUsedAt: Date | null
}

export async function listFactors({ accountId }: Pick<Learner, 'accountId'>): Promise<FactorView[]> {
  return query<FactorView>`
    select id::text, 'passkey' as kind, name, added_at as "addedAt", last_used_at as "lastUsedAt"
    from passkey where account_id = ${accountId}::uuid
    union all
    select id::text, 'app', name, confirmed_at, last_used_at
    from authenticator_app where account_id = ${accountId}::uuid and confirmed_at is not null
    order by "addedAt", id`
}

export async function countRecoveryCodes({ accountId }: Learner): Promise<number> {
  const [row] = await query<{ count: number }>`
    select count(*)::int as count from recovery_code where account_id = ${accountId}::uuid and used_at is null`
  return row?.count ?? 0
}
