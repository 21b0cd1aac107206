import type { CertificateEntry } from '@/lib/record/transcript/content'
import type { amendmentsOf, packetAnomalies } from './content/amendments'
import type { PacketAttempt } from './content/attempts'
import type { LogEntry } from './content/log-extract'
import type { PersonRecord } from './content/read-person'
import type { ReadWithFiles } from './content/read-with-files'
import type { timeOf } from './content/time'
import type { Version } from './content/versions'

export interface Person {
  record: PersonRecord
  states: CertificateEntry[]
  attempts: PacketAttempt[]
  time: ReturnType<typeof timeOf>
  anomalies: ReturnType<typeof packetAnomalies>
  amendments: ReturnType<typeof amendmentsOf>
  outsideTraining: ReadWithFiles['outsideTraining']
  log: LogEntry[]
  versions: Version[]
  timeZone: string
  organizationId: string
  names: Record<string, string>
}
