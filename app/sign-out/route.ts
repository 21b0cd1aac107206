import { readSessionCookie } from '@/app/_auth/session-cookie'
import { signedOut } from '@/app/_auth/signed-in'
import { decodeToken } from '@/app/_auth/token'
import { write } from '@/app/_http/write'
import { endSession } from '@/lib/people/account/session'

export const POST = write(async () => {
  const token = await decodeToken((await readSessionCookie()).text)
  if (token) await endSession(token)
  return signedOut('/sign-in?done=signed-out')
})
