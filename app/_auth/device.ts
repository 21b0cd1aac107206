import { cookies } from 'next/headers'
import { deviceDays } from '@/lib/people/account/known-device'
import { secureCookies } from './token'

const name = secureCookies ? '__Host-northlight.device' : 'northlight.device'

/** Survives sign-out: strangers' failed tries never delay a device on which the person signed in before. */
export function deviceCookie(secret: string): string {
  return `${name}=${secret}; Max-Age=${deviceDays * 86_400}; Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
}

export async function readDevice(): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && /^[\w-]{27}$/.test(value) ? value : null
}
