import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_http/secure-cookies'
import { requestMinutes } from '@/lib/people/single-sign-on/sign-on-request'
import { attributes } from './session-cookie'

const name = `${secureCookies ? '__Host-' : ''}northlight.sign-on`

/** Ties the provider's answer to the browser that asked for it. */
export function signOnCookie(secret: string): string {
  return `${name}=${secret}; Max-Age=${requestMinutes * 60}; ${attributes}`
}

export const clearedSignOnCookie = `${name}=; Max-Age=0; ${attributes}`

export async function readSignOnCookie(): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null
}
