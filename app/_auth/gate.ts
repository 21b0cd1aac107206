import { findSessionAccount } from '@/lib/people/account/session'
import { decodeToken, encodeToken, trustSeconds } from './token'

/** `open`: go on; `closed`: nobody is signed in; an object: go on, with a token that was checked anew. */
export type Gate = 'open' | 'closed' | { token: string }

/**
 * The gate before lessons: believes a token for fifteen minutes, then asks the database and renews it. It guards only
 * prose that is the same for everybody; whatever is personal has a guard of its own that always asks.
 */
export async function gate(text: string | undefined, now = Date.now()): Promise<Gate> {
  const token = await decodeToken(text, now)
  if (!token) return 'closed'
  if (now / 1000 - token.checked < trustSeconds) return 'open'
  const account = await findSessionAccount(token)
  return account ? { token: await encodeToken(token) } : 'closed'
}
