import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { downloadCheckpoint } from '@/lib/audit/download-checkpoint'

/** The newest checkpoint of the log, byte for byte as it was signed, to be kept elsewhere. */
export const GET = file(async () => {
  const { size, document } = await downloadCheckpoint(await requireAdministrator())
  return { body: document, name: `northlight-log-${size}.json`, type: 'application/json' }
})
