import type { Learner } from '@/lib/people/account/actor'
import { type RateLimitRule, takeTry } from '@/lib/platform/limit/rate-limit'

/** A mailed link, or the mail to the owner of a taken address. */
export type LinkMail = 'reset' | 'registration' | 'confirmation'

/**
 * For one address and purpose, from everyone. An attack: many networks use it up. A reset link that a stranger asked for
 * works for the owner, so the count of another purpose must not withhold it.
 */
const perAddress: RateLimitRule = { name: 'link-mail-address', limit: 5, windowMinutes: 15 }
/** A network's first mail in an hour; the others share fewer, so that a few networks can't use up all. */
const first: RateLimitRule = { name: 'link-mail-first', limit: 1, windowMinutes: 60 }
const again: RateLimitRule = { name: 'link-mail-again', limit: 2, windowMinutes: 15 }
const againPerCaller: RateLimitRule = { name: 'link-mail', limit: 4, windowMinutes: 60 }
/** A person's own address, from their session: strangers' mails don't count. */
const perOwner: RateLimitRule = { name: 'link-mail-owner', limit: 3, windowMinutes: 15 }
/** A whole academy may share one network. */
const perNetwork: RateLimitRule = { name: 'link-mail-network', limit: 300, windowMinutes: 60 }

/** Reveals nothing about an address, so the page may show it. */
export function mayAsk(network: string, now: Date): Promise<boolean> {
  return takeTry(perNetwork, network, now)
}

/** A customer of a provider may have 256 IPv4 networks, or 65,536 IPv6 ones. */
const blockOf = (network: string) => network.split(/[.:]/, 3).join('.')

type Caller = { network: string } | { accountId: string }

/** False: the caller gets the same answer, but no mail goes. A signed-in caller is an account, in any network. */
export async function mayMail(
  { emailKey, purpose, ...by }: { emailKey: string; purpose: LinkMail } & Caller,
  now: Date,
): Promise<boolean> {
  const caller = 'network' in by ? blockOf(by.network) : `account ${by.accountId}`
  const address = `${purpose}\n${emailKey}`
  const who = `${address}\n${caller}`
  const isFirst = await takeTry(first, who, now)
  const isFew = isFirst || ((await takeTry(again, address, now)) && (await takeTry(againPerCaller, who, now)))
  return isFew && takeTry(perAddress, address, now)
}

export function mayMailOwner({ accountId }: Learner, now: Date): Promise<boolean> {
  return takeTry(perOwner, accountId, now)
}
