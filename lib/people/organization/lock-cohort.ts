import { query, type Statements } from '@/lib/platform/db'

/** Keeps a live cohort from being archived until the transaction ends. False: another organization's, or archived. */
export async function lockCohort(
  tx: Statements,
  { organizationId, cohortId }: { organizationId: string; cohortId: string },
): Promise<boolean> {
  const rows = await query(tx)`
    select from cohort where id = ${cohortId}::uuid and organization_id = ${organizationId}::uuid
      and archived_at is null for key share`
  return rows.length > 0
}
