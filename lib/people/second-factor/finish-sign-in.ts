import { type FactorProof, type Opened, openSession } from '@/lib/people/account/session/open-session'
import { endPending, findPending, type PendingSignIn } from '@/lib/people/account/session/pending-sign-in'
import { originOf } from '@/lib/people/single-sign-on/session-origin'
import { db } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { checkPasskey } from './check-passkey'
import { takeCodeTry } from './limits'
import { recordCodesPaused, recordStepFailure } from './record-step-failure'
import { spendRecoveryCode } from './recovery-codes'
import type { UsedPasskey } from './schema'
import { spendAppCode } from './spend-app-code'

export interface SecondStep {
  /** The token of the browser's cookie. */
  pending: string | null
  /** A code of an app, or a recovery code. */
  proof: { code: string } | { passkey: UsedPasskey }
  network: string
  device: string | null
  userAgent: string | null
}

export type SignInFinished =
  | ({ ok: true } & Opened)
  | { ok: false; reason: 'expired' | 'no-match' | 'copied' | 'app-codes-paused' }
  | { ok: false; reason: 'too-many'; wait: number }

/** Only the pending sign-in that asked for a challenge may use it. */
export function holderOf(pending: string): string {
  return `pending:${hashSecret(pending)}`
}

/** The second of two steps. */
export async function finishSignIn(step: SecondStep, world = systemWorld): Promise<SignInFinished> {
  const now = world.now()
  const found = await findPending(step.pending, now)
  if (!found || !step.pending) return { ok: false, reason: 'expired' }
  const { proof } = step
  const proven =
    'code' in proof
      ? await proveByCode(found, proof.code, step, now)
      : await proveByPasskey(found, { pending: step.pending, ...proof }, now)
  if (!proven.ok) return proven
  // Race: two equal forms both prove the factor only if it is a passkey without a counter; one of them opens a session.
  if (!(await endPending(db, step.pending))) return { ok: false, reason: 'expired' }
  const { device, userAgent } = step
  const { accountId: id, version: sessionVersion, passwordAt, signOn } = found
  const arrival = { device, userAgent, passwordAt, factor: proven.factor, origin: signOn && originOf(signOn) }
  return { ok: true, ...(await openSession({ id, sessionVersion }, arrival, world)) }
}

type Proven = { ok: true; factor: FactorProof } | Exclude<SignInFinished, { ok: true }>

async function proveByCode(found: PendingSignIn, typed: string, step: SecondStep, now: Date): Promise<Proven> {
  const { accountId } = found
  const tried = await takeCodeTry({ accountId, network: step.network, device: step.device }, now)
  if (!tried.granted) return { ok: false, reason: 'too-many', wait: tried.wait }
  if (tried.isFirstBeyond) await recordCodesPaused(found, now)
  const code = typed.replace(/\s/g, '')
  const isAppCode = /^\d{6}$/.test(code)
  if (isAppCode && !tried.appCodes) return { ok: false, reason: 'app-codes-paused' }
  const right = isAppCode ? await spendAppCode(found, code, now) : await spendRecoveryCode(found, code, now)
  if (!right) {
    await recordStepFailure(found, 'no-match', now)
    return { ok: false, reason: 'no-match' }
  }
  await tried.succeeded()
  return { ok: true, factor: isAppCode ? 'app' : 'recovery-code' }
}

/** Not delayed: a signature can't be guessed, and a delay would let a stranger lock out the owner. */
async function proveByPasskey(
  found: PendingSignIn,
  { pending, passkey }: { pending: string; passkey: UsedPasskey },
  now: Date,
): Promise<Proven> {
  const checked = await checkPasskey(passkey, { holder: holderOf(pending), accountId: found.accountId }, now)
  if (checked.ok) return { ok: true, factor: 'passkey' }
  await recordStepFailure(found, checked.reason, now)
  return { ok: false, reason: checked.reason }
}
