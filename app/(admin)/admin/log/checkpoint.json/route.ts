import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { downloadCheckpoint } from '@/lib/audit/tree/download-checkpoint'

/** Serves the newest checkpoint byte for byte as signed, so that it can be stored elsewhere. */
export const GET = file(async () => {
  const { size, document } = await downloadCheckpoint(await requireAdministrator())
  return { body: document, name: `northlight-log-${size}.json`, type: 'application/json' }
})
