import { cookies } from 'next/headers'
import { secureCookies } from './secure-cookies'

/** Not `__Host-`: that prefix needs the path of the whole site. */
const name = `${secureCookies ? '__Secure-' : ''}northlight.once`

/** A secret shown on one page, once: stored only in that page's cookie, for a minute. */
export function onceCookie(path: string, secret: string): string {
  const attributes = `Max-Age=60; Path=${path}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
  return `${name}=${encodeURIComponent(secret)}; ${attributes}`
}

export async function readOnceCookie(): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null
}
