import type { FileContent } from '@/app/_http/file'
import type { AuditEntry } from '@/lib/audit/log/record'
import { recordView } from '@/lib/audit/log/record-view'
import type { Auditor, Coordinator } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { type Export, type ExportFormat, exportFile } from './export-file'

interface Recorded extends Export {
  details: AuditEntry['details']
  /** Everyone in the file; undefined: it names no one. */
  people?: readonly { accountId: string }[] | undefined
}

/** The log names everyone in the file before its first byte is sent. The file's name ends with the organization's day. */
export async function recordedExport(
  reader: Coordinator | Auditor,
  format: ExportFormat,
  { details, people, name, ...file }: Recorded,
  now: Date,
): Promise<FileContent> {
  const object = `organization:${reader.organizationId}`
  await recordView(reader, { action: 'report.downloaded', object, details, ...(people && { people }) })
  return exportFile(format, { ...file, name: `${name}-${dayOf(now, reader.timeZone)}` })
}
