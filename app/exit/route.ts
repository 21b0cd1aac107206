import { file } from '@/app/_http/file'
import { env } from '@/lib/platform/env'

/** *Exit this page* without JavaScript: leaves for the configured neutral address. */
export const GET = file(
  async () =>
    new Response(null, {
      status: 303,
      headers: { Location: env.EXIT_URL, 'Cache-Control': 'no-store' },
    }),
)
