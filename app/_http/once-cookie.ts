import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_auth/token'

const name = 'northlight.once'

/** A secret that is shown on one page, once: kept nowhere but in a cookie of that page that lasts a minute. */
export function onceCookie(path: string, secret: string): string {
  const attributes = `Max-Age=60; Path=${path}; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
  return `${name}=${encodeURIComponent(secret)}; ${attributes}`
}

export async function readOnceCookie(): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null
}
