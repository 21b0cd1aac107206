import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { publishDocument } from './document/publish-document'
import { askedColumns, type Reader, recordReading, requireReader } from './reader'

/** Renders the PDF now if the issue was cut short. Errors: not-found. */
export async function downloadCertificate(
  reader: Reader,
  input: { serial: string },
  world = systemWorld,
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const found = await db.certificate.findUnique({
    where: { serial: input.serial },
    select: {
      ...askedColumns,
      document: { select: { pdf: true, sha256: true } },
    },
  })
  const { certificate, read } = await requireReader(reader, found)
  const document = certificate.document ?? (await publishDocument(certificate.id, { late: true }, world))
  await recordReading(reader, { action: 'certificate.downloaded', read, certificate }, world)
  return document
}
