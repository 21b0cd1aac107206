import { requireAdministrator } from '@/app/_auth/guards'
import { attachment, respond } from '@/app/_auth/respond'
import { downloadCheckpoint } from '@/lib/audit/download-checkpoint'

/** The newest checkpoint of the log, byte for byte as it was signed, to be kept elsewhere. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const { size, document } = await downloadCheckpoint(await requireAdministrator())
    return attachment(document, { name: `northlight-log-${size}.json`, type: 'application/json' })
  })
}
