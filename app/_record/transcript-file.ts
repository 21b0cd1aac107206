import type { FileContent } from '@/app/_http/file'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { downloadTranscript } from '@/lib/record/transcript/download-transcript'

const mediaTypes = { pdf: 'application/pdf', json: 'application/json; charset=utf-8' } as const

/** Made on request and never stored; coordinators use it too. Errors: as `download`. */
export async function transcriptFile(
  actor: Learner | Coordinator,
  accountId: string,
  format: keyof typeof mediaTypes,
): Promise<FileContent> {
  const { bytes, sha256 } = await downloadTranscript(actor, { accountId, format }, agreesWithLog)
  const headers = { ETag: `"${sha256}"` }
  return { body: Buffer.from(bytes), name: `transcript.${format}`, type: mediaTypes[format], headers }
}
