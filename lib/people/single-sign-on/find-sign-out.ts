import { query } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import { addressesFor } from './addresses'
import { discover } from './discovery'

export interface SignOutThere {
  name: string
  url: string
}

/**
 * The address for signing out at the provider that began the session (OpenID Connect RP-Initiated Logout 1.0). Null for any
 * other session, and when the provider offers none or doesn't answer.
 */
export async function findSignOut({ sessionId }: { sessionId: string }): Promise<SignOutThere | null> {
  const [began] = await query<{ id: string; name: string; issuer: string; clientId: string }>`
    select p.id::text, p.name, p.issuer, p.client_id as "clientId" from sign_on_session s
    join sign_on_provider p on p.id = s.provider_id
    where s.session_id = ${sessionId} and p.kind = 'oidc' and p.ended_at is null`
  if (!began) return null
  const endpoint = await discover(began.issuer).then(
    (found) => found.end_session_endpoint,
    (error) => logError(`sign-on provider ${began.id} could not be asked for its sign-out`, error),
  )
  if (!endpoint) return null
  const url = new URL(endpoint)
  url.searchParams.set('client_id', began.clientId)
  url.searchParams.set('post_logout_redirect_uri', addressesFor(began.id).signedOut)
  return { name: began.name, url: url.href }
}
