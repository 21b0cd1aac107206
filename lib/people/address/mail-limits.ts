import { type RateLimitRule, takeTry } from '@/lib/platform/rate-limit'

/** For one address, from everyone. A short time, because a stranger with many networks can use it up before the owner asks. */
const perAddress: RateLimitRule = { name: 'link-mail-address', limit: 5, windowMinutes: 15 }
/** A network's first mail in an hour; the others share fewer, so that a few networks can't use up all. */
const first: RateLimitRule = { name: 'link-mail-first', limit: 1, windowMinutes: 60 }
const again: RateLimitRule = { name: 'link-mail-again', limit: 2, windowMinutes: 15 }
const againPerCaller: RateLimitRule = { name: 'link-mail', limit: 4, windowMinutes: 60 }
/** A whole academy may share one network. */
const perNetwork: RateLimitRule = { name: 'link-mail-network', limit: 300, windowMinutes: 60 }

/** Reveals nothing about an address, so the page may show it. */
export function mayAsk(network: string, now: Date): Promise<boolean> {
  return takeTry(perNetwork, network, now)
}

/** A customer of a provider may have 256 IPv4 networks, or 65,536 IPv6 ones. */
const blockOf = (network: string) => network.split(/[.:]/, 3).join('.')

/** False: the caller gets the same answer, but no mail goes. A signed-in caller is an account, in any network. */
export async function mayMail(
  { emailKey, ...by }: { emailKey: string } & ({ network: string } | { accountId: string }),
  now: Date,
): Promise<boolean> {
  const caller = 'network' in by ? blockOf(by.network) : `account ${by.accountId}`
  const who = `${emailKey}\n${caller}`
  const isFirst = await takeTry(first, who, now)
  const isFew = isFirst || ((await takeTry(again, emailKey, now)) && (await takeTry(againPerCaller, who, now)))
  return isFew && takeTry(perAddress, emailKey, now)
}
