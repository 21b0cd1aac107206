import { cookies } from 'next/headers'
import { secureCookies } from '@/app/_http/secure-cookies'
import { formerCookie, sessionCookieName } from './token'

export const attributes = `Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`

interface SessionCookie {
  text: string | undefined
  isFormer: boolean
}

/** Falls back to the name that https sites used before, while it still counts. */
export async function readSessionCookie(now = new Date()): Promise<SessionCookie> {
  const jar = await cookies()
  const text = jar.get(sessionCookieName)?.value
  const former =
    text === undefined && formerCookie && now < formerCookie.until ? jar.get(formerCookie.name)?.value : undefined
  return { text: text ?? former, isFormer: former !== undefined }
}

/** Puts the token under the current name, in the answer to this request. */
export async function exchangeFormerCookie(text: string, expires: number): Promise<void> {
  if (formerCookie === null) return
  const jar = await cookies()
  const fixed = { path: '/', httpOnly: true, sameSite: 'lax', secure: true } as const
  jar.set(sessionCookieName, text, { ...fixed, expires: new Date(expires * 1000) })
  jar.set(formerCookie.name, '', { ...fixed, maxAge: 0 })
}
