import { cookies } from 'next/headers'
import { arriveFrom, refuseAnswer, refuseExpired } from '@/app/_auth/arrive-from'
import { finishOidc, SignOnFailed } from '@/app/_auth/oidc'
import { readSignOnCookie } from '@/app/_auth/sign-on-cookie'
import { page } from '@/app/_http/page'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { takeRequest } from '@/lib/people/single-sign-on/sign-on-request'

/** An OIDC provider sends the person back here. */
export const GET = page<'/sign-on/callback/[provider]'>(async ({ request, params, query }) => {
  const provider = await findProvider(params.provider)
  const began = await takeRequest(provider, await readSignOnCookie())
  if (!began || provider.kind !== 'oidc') return refuseExpired(provider, began)
  try {
    const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]))
    const { vouched, setCookies } = await finishOidc(provider, { query: Object.fromEntries(query), cookies: jar })
    const userAgent = request.headers.get('user-agent')
    const response = await arriveFrom(provider, { vouched, request: began, userAgent })
    for (const cookie of setCookies) response.headers.append('Set-Cookie', cookie)
    return response
  } catch (error) {
    if (error instanceof SignOnFailed) return refuseAnswer(provider, began, error)
    throw error
  }
})
