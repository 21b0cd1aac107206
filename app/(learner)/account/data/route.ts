import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { privately } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { dayOf } from '@/lib/platform/words'
import { agreesWithLog } from '@/lib/record/packet/agreement'

/** A POST, so no prefetch or outside link makes a copy. */
export const POST = write(async ({ request, form }) => {
  const learner = await requireLearner()
  await requireRecentPassword({ request, form })
  // Lazy-loaded: drawing and signing are heavy, and copies are rare.
  const { streamDataCopy } = await import('@/lib/record/data-copy/stream-data-copy')
  const name = `northlight-${dayOf(new Date(), learner.timeZone)}.zip`
  return new Response(await streamDataCopy(learner, agreesWithLog), {
    headers: {
      ...privately,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
})
