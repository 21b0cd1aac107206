import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { Signed } from './signings'
import type { Verdict } from './verdict'
import { dayOfMoment } from './words'

/** Clocks of two machines differ. */
const graceMs = 10 * 60_000

/** A sentence if it claims a time from before its key was made. A demonstration makes up its past, and its files say that. */
export function olderThanKey(
  { facts }: Verdict,
  { signings }: Signed,
  issuer: Pick<TrustedIssuer, 'keys'>,
): string | null {
  if (!facts || facts.demonstration) return null
  for (const { keyId, claimedAt, isAround = false } of signings) {
    const createdAt = issuer.keys.find(({ id }) => id === keyId)?.createdAt ?? ''
    // A certificate that was issued after its end starts when it ends.
    const moments = [claimedAt, isAround ? null : facts.validFrom].filter(
      (one) => one !== null && one !== facts.validUntil,
    )
    const early = moments.find((one) => Date.parse(one ?? '') < Date.parse(createdAt) - graceMs)
    if (early)
      return `Refused: it says that it is from ${dayOfMoment(early)}, before its key was made on ${dayOfMoment(createdAt)}.`
  }
  return null
}
