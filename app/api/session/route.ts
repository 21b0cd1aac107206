import { requireLearner } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'

/** 204 while the session holds, 401 (for `fetch`) when it does not; also what `npm run bench` measures a guard by. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    await requireLearner()
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } })
  })
}
