import { type AuditEntry, recordAll } from '@/lib/audit/log/record'
import { query, type Statements } from '@/lib/platform/db'

/** Ends sessions of any accounts for a sign-on provider. Leaves ended sessions unchanged. */
export async function endSessions(on: Statements, actor: AuditEntry['actor'], ids: string[], now: Date): Promise<void> {
  const ended = await query(on)<{ id: string; subjectId: string }>`
    insert into ended_session (id, account_id, ended_at)
    select s.id, s.account_id, ${now} from session s where s.id = any(${ids}) on conflict (id) do nothing
    returning id, account_id::text as "subjectId"`
  const entry = { action: 'account.signed-out', actor } as const
  await recordAll(
    on,
    ended.map(({ id, subjectId }) => ({ ...entry, subjectId, object: `session:${id}` })),
    now,
  )
}
