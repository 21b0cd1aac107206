import type { Statements } from '@/lib/platform/db'

/** By `current_certificate`: prisma/views/record/certificate.sql. */
export type CertificateState = 'valid' | 'expired' | 'superseded' | 'revoked'

interface StateRow {
  id: string
  state: CertificateState
  revokedAt: Date | null
  /** The serial of the certificate that took its place. */
  supersededBy: string | null
  replacedAt: Date | null
  lawChangedAt: Date | null
}

/** The state of each certificate of a learner at a moment, by its id. */
export async function listStates(on: Statements, accountId: string, now: Date): Promise<Map<string, StateRow>> {
  const rows = await on.$queryRaw<StateRow[]>`
    select id::text, state, revoked_at as "revokedAt", replaced_by as "supersededBy", replaced_at as "replacedAt",
      law_changed_at as "lawChangedAt"
    from current_certificate(${now}) where account_id = ${accountId}::uuid`
  return new Map(rows.map((row) => [row.id, row]))
}
