import { z } from 'zod'
import type { SessionOrigin } from '@/lib/people/account/open-session'
import type { SignOnNote } from '@/lib/people/account/pending-sign-in'
import { query, type Statements } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { uuid } from '@/lib/platform/id'

const note = z.object({
  providerId: uuid(),
  issuer: z.string(),
  subject: z.string(),
  providerSession: z.string().nullable(),
})

/** Also from a note that waited for the second step. */
export function originOf(given: SignOnNote): SessionOrigin {
  const parsed = note.parse(given)
  return { providerId: parsed.providerId, note: parsed, keep: (tx, sessionId, now) => keep(tx, parsed, sessionId, now) }
}

/** Errors: forbidden, when the provider was removed in the meantime. */
async function keep(tx: Statements, origin: z.infer<typeof note>, sessionId: string, now: Date): Promise<void> {
  const { providerId, issuer, subject, providerSession } = origin
  // Race: locked, since removing the provider ends its sessions.
  const kept = await query(tx)`
    insert into sign_on_session (session_id, provider_id, issuer, subject, provider_session, started_at)
    select ${sessionId}, id, ${issuer}, ${subject}, ${providerSession}, ${now}
    from sign_on_provider where id = ${providerId}::uuid and ended_at is null for share returning 1`
  if (kept.length === 0) throw new DomainError('forbidden', 'This way to sign in was removed.')
}
