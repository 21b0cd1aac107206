import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_http/secure-cookies'
import { isPhoneOf } from '@/lib/record/group-session/phone'

/** Not `__Host-`: that prefix needs the path of the whole site. */
const name = `${secureCookies ? '__Secure-' : ''}northlight.vote`

/** Tells one phone from another in one group session, for half a day. It has no link to an account. */
export function phoneCookie(code: string, phone: string): string {
  return `${name}=${phone}; Max-Age=43200; Path=/vote/${code}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
}

export async function readPhone(group: { id: string }): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && isPhoneOf(group, value) ? value : null
}
