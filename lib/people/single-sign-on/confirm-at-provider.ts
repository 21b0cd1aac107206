import { markConfirmed } from '@/lib/people/account/session/confirm-password'
import type { SessionClaims } from '@/lib/people/account/session/session'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findKnownPerson, type SignOnRefused } from './find-person'
import type { Provider } from './queries'
import { recordRefusal } from './record-refusal'
import type { Vouched } from './schema'

/** The clocks of the provider and of this site differ by less. */
const clockSkewMs = 60_000

export type ConfirmRefused = SignOnRefused | 'stale' | 'another-person'

interface Asked {
  vouched: Vouched
  session: SessionClaims
  /** When this site sent the browser to the provider. */
  begunAt: Date
  userAgent: string | null
}

/**
 * Counts like typing the password in this session: the provider, asked for a new sign-in, says that the session's own
 * person signed in there after we asked.
 */
export async function confirmAtProvider(
  provider: Provider,
  { vouched, session, begunAt, userAgent }: Asked,
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: ConfirmRefused }> {
  const now = world.now()
  const { accountId } = session
  const found = await db.$transaction((tx) =>
    findKnownPerson(tx, provider, { vouched, expected: accountId, isForSignOn: false }, world),
  )
  const reason = refusalOf(found) ?? (isFresh(vouched.authenticatedAt, begunAt, now) ? null : 'stale')
  if (reason) {
    await recordRefusal(provider, { vouched, reason, accountId }, world)
    return { ok: false, reason }
  }
  await markConfirmed(session, userAgent, now)
  return { ok: true }
}

function refusalOf(found: Awaited<ReturnType<typeof findKnownPerson>>): ConfirmRefused | null {
  if (!found) return 'another-person'
  if (found.ok) return null
  return found.reason === 'linked-to-another' ? 'another-person' : found.reason
}

/** An attack: an open session at the provider, on a device that its owner left, answers without asking anybody. */
function isFresh(authenticatedAt: Date | null, begunAt: Date, now: Date): boolean {
  if (authenticatedAt === null) return false
  const at = authenticatedAt.getTime()
  return at >= begunAt.getTime() - clockSkewMs && at <= now.getTime() + clockSkewMs
}
