import { type Opened, openSession } from '@/lib/people/account/session/open-session'
import { findSessionVersion } from '@/lib/people/account/session/session'
import { systemWorld } from '@/lib/platform/world'
import { checkPasskey } from './check-passkey'
import { recordStepFailure } from './record-step-failure'
import type { UsedPasskey } from './schema'

/** The holder of challenges before sign-in. */
export const anyoneSigningIn = 'sign-in'

interface Input {
  passkey: UsedPasskey
  device: string | null
  userAgent: string | null
}

/** A passkey is two factors: the device has it, and a fingerprint, face or PIN unlocked it. */
export async function signInWithPasskey(
  { passkey, device, userAgent }: Input,
  world = systemWorld,
): Promise<({ ok: true } & Opened) | { ok: false; reason: 'no-match' | 'copied' }> {
  const now = world.now()
  const checked = await checkPasskey(passkey, { holder: anyoneSigningIn, accountId: null }, now)
  if (!checked.ok) {
    const { accountId, reason } = checked
    if (accountId) await recordStepFailure({ accountId }, reason, now)
    return { ok: false, reason }
  }
  const sessionVersion = await findSessionVersion(checked)
  const arrival = { device, userAgent, passwordAt: null, factor: 'passkey', origin: null } as const
  return { ok: true, ...(await openSession({ id: checked.accountId, sessionVersion }, arrival, world)) }
}
