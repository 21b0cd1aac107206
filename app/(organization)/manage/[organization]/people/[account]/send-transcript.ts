import { requireCoordinator } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { sendFile } from '@/app/(learner)/account/transcript/send-file'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

/** The transcript of one of the organization’s learners, as it is now. */
export function sendTranscript(
  request: Request,
  params: Promise<{ organization: string; account: string }>,
  format: 'pdf' | 'json',
): Promise<Response> {
  return respond(request, async () => {
    const { organization, account } = await params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(account)) throw notFound()
    return sendFile(coordinator, account, format)
  })
}
