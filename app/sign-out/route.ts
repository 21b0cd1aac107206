import { cookies } from 'next/headers'
import { signedOut } from '@/app/_auth/signed-in'
import { decodeToken, sessionCookieName } from '@/app/_auth/token'
import { write } from '@/app/_http/write'
import { endSession } from '@/lib/people/account/session'

export const POST = write(async () => {
  const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
  if (token) await endSession(token)
  return signedOut('/sign-in?done=signed-out')
})
