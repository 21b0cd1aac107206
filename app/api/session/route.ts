import { requireLearner } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'

/** 204 while the session holds, 401 (for `fetch`) when it does not; also what `npm run bench` measures a guard by. */
export const GET = file(async () => {
  await requireLearner()
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } })
})
