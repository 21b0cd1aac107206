import type { AuditEntry } from '@/lib/audit/log/record'
import { query, type Transaction } from '@/lib/platform/db'
import { endResetLinks } from './end-reset-links'
import { endSessions } from './end-sessions'

/**
 * For a person who gets a role, in this organization or of the site (null). Ends their password links, and the sessions that
 * other organizations' identity providers began: both could use the new role.
 */
export async function endAccessOfOthers(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { accountId, organizationId }: { accountId: string; organizationId: string | null },
  now: Date,
): Promise<void> {
  await endResetLinks(tx, actor, accountId, now)
  const sessions = await query(tx)<{ id: string }>`
    select s.id from session s join organization_session o on o.session_id = s.id
    where s.account_id = ${accountId}::uuid and o.organization_id is distinct from ${organizationId}::uuid`
  const ids = sessions.map(({ id }) => id)
  await endSessions(tx, actor, ids, now)
}
