import { type DelayRule, succeed, takeDelayedTry } from '@/lib/platform/limit/growing-delay'
import { hasTry, type RateLimitRule, returnTry, secondsToNextWindow, takeTry } from '@/lib/platform/limit/rate-limit'

/** Per account and network, or per account and known device. */
const perCaller: DelayRule = { name: 'sign-in', free: 10, firstSeconds: 30, longestSeconds: 15 * 60 }
/** For strangers when many networks try one account. The right password still works at the first try. */
const whileTried: DelayRule = { ...perCaller, free: 1, firstSeconds: 60, longestSeconds: 60 * 60 }
const strangersPerAccount: RateLimitRule = { name: 'sign-in-strangers', limit: 100, windowMinutes: 60 }
/** Accounts that fail, not failures: a whole academy may share one network, and one person must not lock it out. */
const accountsPerNetwork: RateLimitRule = { name: 'sign-in-network', limit: 300, windowMinutes: 15 }

export interface Caller {
  emailKey: string
  network: string
  /** The account's secret on a device on which it signed in before, or null. */
  knownDevice: string | null
}

export type SignInTry =
  | { granted: true; succeeded(): Promise<void> }
  | { granted: false; wait: number; limit: 'account' | 'address' }

/** Limits strangers by account and network together, so that none can keep the owner out (docs/decisions/057). */
export async function takeSignInTry(caller: Caller, now: Date): Promise<SignInTry> {
  const { emailKey, network, knownDevice } = caller
  if (knownDevice) {
    const who = `${emailKey}\ndevice ${knownDevice}`
    const taken = await takeDelayedTry(perCaller, who, now)
    return taken.granted
      ? { granted: true, succeeded: () => succeed(perCaller, who, now) }
      : { granted: false, wait: taken.wait, limit: 'account' }
  }
  const who = `${emailKey}\nnetwork ${network}`
  const isCalm = await takeTry(strangersPerAccount, emailKey, now)
  const taken = await takeDelayedTry(isCalm ? perCaller : whileTried, who, now)
  if (!taken.granted) return { granted: false, wait: taken.wait, limit: 'account' }
  const { isFirst, succeededBefore } = taken
  const ask = isFirst ? takeTry : hasTry
  if (!succeededBefore && !(await ask(accountsPerNetwork, network, now))) {
    return { granted: false, wait: secondsToNextWindow(accountsPerNetwork, now), limit: 'address' }
  }
  return {
    granted: true,
    async succeeded() {
      await Promise.all([
        succeed(perCaller, who, now),
        returnTry(strangersPerAccount, emailKey, now),
        isFirst && !succeededBefore && returnTry(accountsPerNetwork, network, now),
      ])
    },
  }
}

/** Only the first refusal per limit and quarter of an hour is logged, or a stranger could fill the log. */
export function isFirstRefusal(
  { emailKey, network }: Caller,
  limit: 'account' | 'address',
  now: Date,
): Promise<boolean> {
  const rule = { name: `sign-in-${limit}-refused`, limit: 1, windowMinutes: 15 }
  return takeTry(rule, limit === 'account' ? `${emailKey}\n${network}` : network, now)
}
