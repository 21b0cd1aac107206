import { z } from 'zod'
import { mayActOn } from '@/lib/people/account/may-act-on'
import type { SessionOrigin } from '@/lib/people/account/session/open-session'
import type { SignOnNote } from '@/lib/people/account/session/pending-sign-in'
import type { SessionClaims } from '@/lib/people/account/session/session'
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
  return {
    providerId: parsed.providerId,
    note: parsed,
    save: (tx, session, now) => saveOrigin(tx, parsed, session, now),
  }
}

/** Errors: forbidden, when the provider was removed or the person got a role elsewhere in the meantime. */
async function saveOrigin(
  tx: Statements,
  origin: z.infer<typeof note>,
  { sessionId, accountId }: SessionClaims,
  now: Date,
): Promise<void> {
  const { providerId, issuer, subject, providerSession } = origin
  // Race: locked, since removing the provider ends its sessions.
  const [saved] = await query(tx)<{ organizationId: string | null }>`
    insert into sign_on_session (session_id, provider_id, issuer, subject, provider_session, started_at)
    select ${sessionId}, id, ${issuer}, ${subject}, ${providerSession}, ${now}
    from sign_on_provider where id = ${providerId}::uuid and ended_at is null for share
    returning (select organization_id::text from sign_on_provider where id = ${providerId}::uuid) as "organizationId"`
  if (!saved) throw new DomainError('forbidden', 'This way to sign in was removed.')
  // The second step may have taken minutes.
  if (!(await mayActOn(tx, saved, { accountId, ignoresOffers: true }, now))) {
    throw new DomainError('forbidden', 'You can’t sign in this way. Use your password.')
  }
}
