import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_auth/token'

const name = 'northlight.once'

/** A secret shown on one page, once: stored only in that page's cookie, for a minute. */
export function onceCookie(path: string, secret: string): string {
  const attributes = `Max-Age=60; Path=${path}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
  return `${name}=${encodeURIComponent(secret)}; ${attributes}`
}

export async function readOnceCookie(): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null
}
