import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_http/secure-cookies'
import { pendingMinutes } from '@/lib/people/account/session/pending-sign-in'
import { attributes } from './session-cookie'

const name = secureCookies ? '__Host-northlight.pending' : 'northlight.pending'

/** Binds the second step to the browser of the first. */
export function pendingCookie(token: string): string {
  return `${name}=${token}; Max-Age=${pendingMinutes * 60}; ${attributes}`
}

export const noPendingCookie = `${name}=; Max-Age=0; ${attributes}`

export async function readPending(): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && /^[\w-]{27}$/.test(value) ? value : null
}
