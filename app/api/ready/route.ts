import { file } from '@/app/_http/file'
import { findSealingStop } from '@/lib/audit/tree/find-sealing-stop'
import { findObstacle, isDraining } from '@/lib/platform/readiness'
import { areKeysUsable } from '@/lib/proof/issuer/issuer'

async function whyNotReady(): Promise<string | null> {
  if (isDraining()) return 'The app is draining.'
  const obstacle = await findObstacle()
  if (obstacle) return obstacle
  if (!areKeysUsable()) return 'The signing keys cannot be used.'
  return (await findSealingStop()) ? 'The log is not sealed: run npm run admin -- doctor.' : null
}

export const GET = file(async () => {
  const reason = await whyNotReady()
  return Response.json(reason ? { status: 'unavailable', reason } : { status: 'ready' }, {
    status: reason ? 503 : 200,
    headers: { 'Cache-Control': 'no-store' },
  })
})
