import { isIP } from 'node:net'
import { env } from '@/lib/platform/env'

export interface RelyingParty {
  /** The domain that passkeys belong to. */
  id: string
  origin: string
}

export function relyingPartyOf(appUrl: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(appUrl)
  const isSafe = protocol === 'https:' || hostname === 'localhost'
  return isSafe && isIP(hostname) === 0 && !hostname.startsWith('[') ? { id: hostname, origin } : null
}

/** Null where browsers allow no passkeys: at an IP address, and over http except on `localhost`. */
export const relyingParty = relyingPartyOf(env.APP_URL)
