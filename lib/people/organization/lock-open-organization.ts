import { query, type Statements } from '@/lib/platform/db'

/**
 * Keeps the organization open until the transaction ends. Race: of imports and people who join with details, one runs at a
 * time, because both want identifiers and invitations and would wait for each other. False: it is closed.
 */
export async function lockOpenOrganization(tx: Statements, organizationId: string): Promise<boolean> {
  await query(tx)`select pg_advisory_xact_lock(hashtextextended(${`details ${organizationId}`}, 0))::text`
  await query(tx)`select from organization where id = ${organizationId}::uuid for key share`
  const closed = await query(tx)`select from organization_closure where organization_id = ${organizationId}::uuid`
  return closed.length === 0
}
