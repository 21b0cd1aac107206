import { findKnownSecret } from '@/lib/people/account/session/known-device'
import { type DelayRule, succeed, takeDelayedTry } from '@/lib/platform/limit/growing-delay'
import { type RateLimitRule, returnTry, takeTry } from '@/lib/platform/limit/rate-limit'

/** Per account and network, or per account and known device, as for passwords (docs/decisions/057). */
const perCaller: DelayRule = { name: 'second-step', free: 5, firstSeconds: 30, longestSeconds: 15 * 60 }
/** A code of six digits can be guessed from many networks, so strangers share a cap. */
const strangersPerAccount: RateLimitRule = { name: 'second-step-strangers', limit: 30, windowMinutes: 12 * 60 }

interface Caller {
  accountId: string
  network: string
  device: string | null
}

export type CodeTry =
  /** Beyond the cap, strangers need a recovery code or a passkey: nobody can guess those. */
  | { granted: true; appCodes: boolean; isFirstBeyond: boolean; succeeded(): Promise<void> }
  | { granted: false; wait: number }

/** Only someone with the password gets this far. */
export async function takeCodeTry({ accountId, network, device }: Caller, now: Date): Promise<CodeTry> {
  const known = await findKnownSecret({ id: accountId }, device, now)
  const who = `${accountId}\n${known ? `device ${known}` : `network ${network}`}`
  const taken = await takeDelayedTry(perCaller, who, now)
  if (!taken.granted) return taken
  const appCodes = known !== null || (await takeTry(strangersPerAccount, accountId, now))
  const isFirstBeyond =
    !appCodes && (await takeTry({ ...strangersPerAccount, name: 'second-step-told', limit: 1 }, accountId, now))
  return {
    granted: true,
    appCodes,
    isFirstBeyond,
    async succeeded() {
      await succeed(perCaller, who, now)
      if (known === null && appCodes) await returnTry(strangersPerAccount, accountId, now)
    },
  }
}
