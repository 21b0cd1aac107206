import { isDatabaseUp } from '@/lib/platform/health'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const up = await isDatabaseUp()
  return Response.json(
    { status: up ? 'ok' : 'unavailable', database: up ? 'ok' : 'unavailable', version },
    { status: up ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
