import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_http/secure-cookies'
import { deviceDays, deviceText } from '@/lib/people/account/session/known-device'

const name = secureCookies ? '__Host-northlight.device' : 'northlight.device'

/** Survives sign-out: strangers' failed tries never delay a device on which the person signed in before. */
export function deviceCookie(device: string): string {
  return `${name}=${device}; Max-Age=${deviceDays * 86_400}; Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
}

export async function readDevice(): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && deviceText.test(value) ? value : null
}
