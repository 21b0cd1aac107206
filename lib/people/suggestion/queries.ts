import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import type { SuggestedField } from './schema'

export interface Suggestion {
  organizationId: string
  organization: string
  field: SuggestedField
  value: string
  suggestedAt: Date
}

/** Ignores suggestions from before the current membership. */
const live = (condition: Prisma.Sql) => query<Suggestion>`
  select o.id::text as "organizationId", o.name as organization, s.field, s.value, s.suggested_at as "suggestedAt"
  from suggested_detail s join organization_name o on o.id = s.organization_id
  join membership_period m on m.organization_id = s.organization_id and m.account_id = s.account_id
    and m.role = 'learner' and m.ended_at is null and m.started_at <= s.suggested_at
  where ${condition} order by s.suggested_at, s.field`

export function listOwnSuggestions({ accountId }: Learner): Promise<Suggestion[]> {
  return live(Prisma.sql`s.account_id = ${accountId}::uuid`)
}

export function listSuggestionsFor({ organizationId }: Coordinator, accountId: string): Promise<Suggestion[]> {
  return live(Prisma.sql`s.account_id = ${accountId}::uuid and s.organization_id = ${organizationId}::uuid`)
}
