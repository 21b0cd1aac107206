import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_auth/token'

/** Not `__Host-`: that prefix needs the path of the whole site. */
const name = `${secureCookies ? '__Secure-' : ''}northlight.vote`

/** Tells one phone from another in one group session, for half a day. It has no link to an account. */
export function phoneCookie(code: string, secret: string): string {
  return `${name}=${secret}; Max-Age=43200; Path=/vote/${code}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
}

export async function readPhone(): Promise<string | null> {
  const value = (await cookies()).get(name)?.value
  return value && /^[\w-]{27}$/.test(value) ? value : null
}
