import type { Administrator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'

const graceDays = Number(env.SECOND_FACTOR_DAYS)

/** `since`: when a rule began for the person, or the person's role under it. */
export function dueAt(since: Date, days = graceDays): Date {
  return new Date(since.getTime() + days * 86_400_000)
}

export function isOverdue(since: Date | null, now: Date, days = graceDays): boolean {
  return since !== null && dueAt(since, days) <= now
}

/** By when the first of the person's roles needs a second factor; null if none does. */
export async function findDueAt({ accountId }: Learner, now = systemWorld.now()): Promise<Date | null> {
  const [row] = await query<{ since: Date | null }>`
    select min(greatest(r.began_at, o.began_at)) as since
    from live_second_factor_rule r join (
      select organization_id, started_at as began_at from membership_period
      where account_id = ${accountId}::uuid and role = 'coordinator' and ended_at is null
      union all select organization_id, accepted_at from accepted_auditor
        where account_id = ${accountId}::uuid and until_on >= (${now}::timestamptz at time zone 'UTC')::date - 1
      union all select null, granted_at from current_administrator where account_id = ${accountId}::uuid
    ) o on r.organization_id is null or r.organization_id = o.organization_id`
  return row?.since ? dueAt(row.since) : null
}

export async function isPastDue(learner: Learner, now = systemWorld.now()): Promise<boolean> {
  const due = await findDueAt(learner, now)
  return due !== null && due <= now
}

interface Rules {
  /** When each began; null if there is none. */
  ofSite: Date | null
  ofOrganization: Date | null
}

export async function findRules(_administrator: Administrator, organizationId: string): Promise<Rules> {
  const rows = await query<{ organizationId: string | null; beganAt: Date }>`
    select organization_id::text as "organizationId", began_at as "beganAt" from live_second_factor_rule
    where organization_id is null or organization_id = ${organizationId}::uuid`
  const began = (id: string | null) => rows.find((row) => row.organizationId === id)?.beganAt ?? null
  return { ofSite: began(null), ofOrganization: began(organizationId) }
}
