import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { credentials } from '@/lib/people/account/schema'
import { endSession } from '@/lib/people/account/session'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'
import { env } from '@/lib/platform/env'
import { lastAddress } from '../_http/request'
import { claimsOf, secureCookies, sessionOf, sessionSeconds } from './token'

/** next-auth's endpoints, for single sign-on and clients of its protocol. Pages use our plain forms. */
export const authOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  useSecureCookies: secureCookies,
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(input, request) {
        const parsed = credentials.safeParse(input)
        if (!parsed.success) return null
        const address = lastAddress(request.headers?.['x-forwarded-for'] ?? null)
        // next-auth would put the error message into the URL.
        const verified = await verifyCredentials({ ...parsed.data, address }).catch(() => null)
        if (!verified?.ok) return null
        const { session } = verified
        return { id: session.accountId, sid: session.sessionId, ver: session.version }
      },
    }),
  ],
  events: {
    async signOut({ token }) {
      const session = sessionOf(token)
      if (session) await endSession(session)
    },
  },
  callbacks: {
    jwt({ token, user }) {
      if (!user) return token
      const { id, sid, ver } = user as { id: string; sid: string; ver: number }
      return claimsOf({ accountId: id, sessionId: sid, version: ver })
    },
    session({ session }) {
      return { expires: session.expires }
    },
  },
}
