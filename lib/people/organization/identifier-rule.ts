import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface IdentifierRuleView {
  label: string
  pattern: string
  isRequired: boolean
}

export async function findIdentifierRule(
  { organizationId }: Coordinator,
  on: Statements = db,
): Promise<IdentifierRuleView | null> {
  const [rule] = await query(on)<IdentifierRuleView>`
    select label, pattern, is_required as "isRequired" from identifier_rule
    where organization_id = ${organizationId}::uuid and ended_at is null`
  return rule ?? null
}
