import { cookies } from 'next/headers'
import { readForm } from '@/app/_auth/request'
import { respond } from '@/app/_auth/respond'
import { signedOut } from '@/app/_auth/signed-in'
import { decodeToken, sessionCookieName } from '@/app/_auth/token'
import { endSession } from '@/lib/people/account/session'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
    if (token) await endSession(token)
    return signedOut('/sign-in?done=signed-out')
  })
}
