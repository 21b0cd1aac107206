import { env } from '@/lib/platform/env'

/** Leaves for the neutral address at once; works without JavaScript and for prerendered pages. */
export function GET(): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: env.EXIT_URL, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}

export const dynamic = 'force-dynamic'
