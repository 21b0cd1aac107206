import type { Learner } from '@/lib/people/account/actor'
import type { SessionClaims } from '@/lib/people/account/session/session'
import { query, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { stepOf } from './app-code'
import { findOffer } from './offer-app'
import { type FactorAdded, settleFactor } from './settle-factor'

/** The code shows that the app has the secret; it can't be used again to sign in. Errors: not-found. */
export async function confirmApp(
  learner: Learner,
  { id, code, session }: { id: string; code: string; session: SessionClaims },
  world = systemWorld,
): Promise<FactorAdded | { ok: false; reason: 'no-match' }> {
  const now = world.now()
  const { name, secret } = await findOffer(learner, id, now)
  const step = stepOf(secret, code.replace(/\s/g, ''), now)
  if (step === null) return { ok: false, reason: 'no-match' }
  const write = async (tx: Statements) => {
    const confirmed = await query(tx)`
      update authenticator_app set confirmed_at = ${now}, last_step = ${step}
      where id = ${id}::uuid and account_id = ${learner.accountId}::uuid and confirmed_at is null returning 1`
    return confirmed.length === 1
  }
  const added = await settleFactor(learner, { session, kind: 'app', name, write }, world)
  return added ?? { ok: false, reason: 'no-match' }
}
