import type { Subject } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'

/** From `current_certificate` in prisma/views/record/certificate.sql. */
export type CertificateState = 'valid' | 'expired' | 'superseded' | 'revoked'

interface StateRow {
  id: string
  state: CertificateState
  revokedAt: Date | null
  supersededBy: string | null
  replacedAt: Date | null
  lawChangedAt: Date | null
}

export async function listStates(on: Statements, { accountId }: Subject, now: Date): Promise<Map<string, StateRow>> {
  const rows = await query(on)<StateRow>`
    select id::text, state, revoked_at as "revokedAt", replaced_by as "supersededBy", replaced_at as "replacedAt",
      law_changed_at as "lawChangedAt"
    from current_certificate(${now}) where account_id = ${accountId}::uuid`
  return new Map(rows.map((row) => [row.id, row]))
}
