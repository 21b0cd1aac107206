import { recordEach } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'
import { detailsEntry } from './details-entry'

export interface DetailsChange {
  membershipId: string
  accountId: string
  /** Only what changes; dates are `2027-01-31`. */
  to: Partial<Record<'rank' | 'identifier' | 'hiredOn' | 'supervisorId' | 'divisionId', string>>
  from: DetailsChange['to']
}

/** Call with the memberships locked. Errors: a unique violation when someone else has an identifier. */
export async function applyDetails(
  tx: Statements,
  coordinator: Coordinator,
  changes: readonly DetailsChange[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(changes.map(({ membershipId, to }) => ({ id: membershipId, ...to })))
  // First, so that two people can swap identifiers.
  await query(tx)`
    update membership m set identifier = ''
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, identifier text) where m.id = r.id and r.identifier is not null`
  await query(tx)`
    update membership m set rank = coalesce(r.rank, m.rank), identifier = coalesce(r.identifier, m.identifier),
      hired_on = coalesce(r."hiredOn", m.hired_on), supervisor_id = coalesce(r."supervisorId", m.supervisor_id),
      division_id = coalesce(r."divisionId", m.division_id), details_version = m.details_version + 1,
      details_changed_at = ${now}, details_changed_by_id = ${coordinator.accountId}::uuid
    from jsonb_to_recordset(${rows}::jsonb)
      as r(id uuid, rank text, identifier text, "hiredOn" date, "supervisorId" uuid, "divisionId" uuid)
    where m.id = r.id`
  const details = { imported: true }
  const entries = changes.map(({ accountId, to, from }) => detailsEntry(coordinator, { accountId, to, from, details }))
  await recordEach(tx, entries, now)
}
