import { query, type Statements } from '@/lib/platform/db'

/** Keeps a live division from being archived until the transaction ends. False: another organization's, or archived. */
export async function lockDivision(
  tx: Statements,
  { organizationId }: { organizationId: string },
  divisionId: string,
): Promise<boolean> {
  const rows = await query(tx)`
    select from division where id = ${divisionId}::uuid and organization_id = ${organizationId}::uuid
      and archived_at is null for key share`
  return rows.length > 0
}
