import { arriveFrom, refuseExpired } from '@/app/_auth/arrive-from'
import { readSignOnCookie } from '@/app/_auth/sign-on-cookie'
import { page } from '@/app/_http/page'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { takeRequest } from '@/lib/people/single-sign-on/sign-on-request'

/** Requires the cookie of the browser that began the sign-on, against forms of other sites (login CSRF). */
export const GET = page<'/sign-on/finish/[provider]'>(async ({ request, params }) => {
  const provider = await findProvider(params.provider)
  const began = await takeRequest(provider, await readSignOnCookie())
  if (!began?.vouched) return refuseExpired(provider, began)
  const userAgent = request.headers.get('user-agent')
  return arriveFrom(provider, { vouched: began.vouched, request: began, userAgent })
})
