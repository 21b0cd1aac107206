import { file } from '@/app/_http/file'
import { isDatabaseUp } from '@/lib/platform/health'
import { version } from '@/package.json'

export const GET = file(async () => {
  const up = await isDatabaseUp()
  return Response.json(
    { status: up ? 'ok' : 'unavailable', database: up ? 'ok' : 'unavailable', version },
    { status: up ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
})
