import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { publishDocument } from './publish-document'
import { type Reader, recordReading, requireReader } from './reader'

/**
 * The PDF of a certificate as it was drawn, for its holder, a coordinator of an organization that the holder takes
 * training in, an administrator, or the bearer of a share link. It is drawn now where an issue was cut short. Everybody
 * else: not-found. The reading is recorded.
 */
export async function download(
  reader: Reader,
  input: { serial: string },
  world = systemWorld,
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const found = await db.certificate.findUnique({
    where: { serial: input.serial },
    select: { id: true, accountId: true, document: { select: { pdf: true, sha256: true } } },
  })
  const { certificate, role } = await requireReader(reader, found)
  const document = certificate.document ?? (await publishDocument(certificate.id, { late: true }, world))
  await recordReading(reader, { action: 'certificate.downloaded', role, certificate }, world)
  return document
}
