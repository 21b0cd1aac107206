import { type RateLimitRule, takeTry } from '@/lib/platform/rate-limit'

/** Each network's first mail in an hour always goes, so that no stranger can keep the owner from theirs. */
const first: RateLimitRule = { name: 'link-mail-first', limit: 1, windowMinutes: 60 }
const perCaller: RateLimitRule = { name: 'link-mail', limit: 5, windowMinutes: 60 }
const perAddress: RateLimitRule = { name: 'link-mail-address', limit: 20, windowMinutes: 60 }
/** A whole academy may share one network. */
const perNetwork: RateLimitRule = { name: 'link-mail-network', limit: 300, windowMinutes: 60 }

/** Reveals nothing about an address, so the page may show it. */
export function mayAsk(network: string, now: Date): Promise<boolean> {
  return takeTry(perNetwork, network, now)
}

/** False: the caller gets the same answer, but no mail goes. */
export async function mayMail({ emailKey, network }: { emailKey: string; network: string }, now: Date) {
  const caller = `${emailKey}\n${network}`
  const isFirst = await takeTry(first, caller, now)
  const [few, calm] = [await takeTry(perCaller, caller, now), await takeTry(perAddress, emailKey, now)]
  return isFirst || (few && calm)
}
