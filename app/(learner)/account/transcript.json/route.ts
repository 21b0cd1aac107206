import { requireLearner } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { sendFile } from '../transcript/send-file'

/** The learner’s own transcript, as it is now. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const learner = await requireLearner()
    return sendFile(learner, learner.accountId, 'json')
  })
}
