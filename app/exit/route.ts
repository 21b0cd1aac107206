import type { Address } from '@/app/_http/address'
import { file } from '@/app/_http/file'
import { env } from '@/lib/platform/env'

export const address = { headers: { 'Referrer-Policy': 'no-referrer' } } satisfies Address

/** The no-JavaScript fallback of *Exit this page*: redirects to the configured neutral site. */
export const GET = file(
  async () =>
    new Response(null, {
      status: 303,
      headers: { Location: env.EXIT_URL, 'Cache-Control': 'no-store' },
    }),
)
