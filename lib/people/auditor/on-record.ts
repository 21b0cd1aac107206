import { query, type Transaction } from '@/lib/platform/db'

interface GrantRow {
  id: string
  organizationId: string
  email: string
  accountId: string | null
  /** Days: `2027-01-31`. */
  fromOn: string
  untilOn: string
  grantedAt: Date
  grantedById: string
  acceptedAt: Date | null
  endedAt: Date | null
  endedById: string | null
  endReason: string | null
  /** Ended without an entry of its own: its period was over, or the auditor's account was closed. */
  isEndedSilently: boolean
}

export function auditorGrantsOnRecord(tx: Transaction, organizationIds: readonly string[]): Promise<GrantRow[]> {
  return query(tx)`
    select id::text, organization_id::text as "organizationId", email, account_id::text as "accountId",
      from_on::text as "fromOn", until_on::text as "untilOn", granted_at as "grantedAt", granted_by_id::text as "grantedById",
      accepted_at as "acceptedAt", ended_at as "endedAt", ended_by_id::text as "endedById", end_reason as "endReason",
      coalesce(ended_at > until_on or email = '', false) and ended_at is not null as "isEndedSilently"
    from auditor_grant where organization_id = any(${[...organizationIds]}::uuid[]) order by granted_at`
}
