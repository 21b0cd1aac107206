import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface MemberDetails {
  membershipId: string
  rank: string
  identifier: string
  /** `2027-01-31`. */
  hiredOn: string | null
  supervisorId: string | null
  supervisor: string | null
  divisionId: string | null
  division: string | null
  version: number
  changedAt: Date | null
  changedBy: string | null
}

/** Errors: not-found (not their learner now). */
export async function findMemberDetails(
  { organizationId }: Coordinator,
  accountId: string,
  on: Statements = db,
): Promise<MemberDetails> {
  const [found] = await query(on)<MemberDetails>`
    select m.id::text as "membershipId", m.rank, m.identifier, m.hired_on::text as "hiredOn",
      m.supervisor_id::text as "supervisorId", s.name as supervisor, m.division_id::text as "divisionId",
      d.name as division, m.details_version as version,
      m.details_changed_at as "changedAt", b.name as "changedBy"
    from membership m left join division d on d.id = m.division_id left join person s on s.id = m.supervisor_id left join person b on b.id = m.details_changed_by_id
    where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid
      and m.role = 'learner' and m.ended_at is null`
  if (!found) throw notFound()
  return found
}

/** For a select. The supervisor that is stored stays a choice when the list doesn't have them. */
export function supervisorOptions(
  { supervisorId, supervisor }: Pick<MemberDetails, 'supervisorId' | 'supervisor'>,
  everyone: readonly { accountId: string; name: string; email: string }[],
): { value: string; text: string }[] {
  const listed = everyone.map(({ accountId, name, email }) => ({ value: accountId, text: `${name}, ${email}` }))
  if (!supervisorId || listed.some(({ value }) => value === supervisorId)) return listed
  return [{ value: supervisorId, text: supervisor ?? 'The supervisor now' }, ...listed]
}
