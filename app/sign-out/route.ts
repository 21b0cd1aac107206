import { readSessionCookie } from '@/app/_auth/session-cookie'
import { signedOut, signedOutThere } from '@/app/_auth/signed-in'
import { decodeToken } from '@/app/_auth/token'
import { write } from '@/app/_http/write'
import { endSession } from '@/lib/people/account/session/session'
import { findSignOut } from '@/lib/people/single-sign-on/find-sign-out'

export const POST = write(async () => {
  const token = await decodeToken((await readSessionCookie()).text)
  if (!token) return signedOut('/sign-in?done=signed-out')
  await endSession(token)
  const there = await findSignOut(token)
  return there ? signedOutThere(there) : signedOut('/sign-in?done=signed-out')
})
