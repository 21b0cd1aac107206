import { provider as actor } from '@/lib/people/account/actor'
import { endSessions } from '@/lib/people/account/end-sessions'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Provider } from './queries'

/** Signing out at the provider. At least one of the two says whose. */
export interface SignOut {
  subject: string | null
  /** Null: each session of the subject. */
  providerSession: string | null
}

/** Ends the sessions here that the provider began. Returns how many. */
export function endAtProvider(
  provider: Provider,
  { subject, providerSession }: SignOut,
  world = systemWorld,
): Promise<number> {
  if (subject === null && providerSession === null) throw new Error('A sign-out without a subject or a session.')
  return transact(async (tx) => {
    const rows = await query(tx)<{ id: string }>`
      delete from sign_on_session
      where provider_id = ${provider.id}::uuid and (${subject}::text is null or subject = ${subject})
        and (${providerSession}::text is null or provider_session = ${providerSession})
      returning session_id as id`
    await endSessions(
      tx,
      actor,
      rows.map(({ id }) => id),
      world.now(),
    )
    return rows.length
  })
}
