import { requireLearner } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'

/** 204 with a session, 401 without. `npm run bench` uses it to time a guard. */
export const GET = file(async () => {
  await requireLearner()
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } })
})
