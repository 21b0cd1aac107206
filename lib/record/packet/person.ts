import type { CertificateEntry } from '@/lib/record/transcript/content'
import type { amendmentsOf, packetAnomalies } from './amendments'
import type { PacketAttempt } from './attempts'
import type { LogEntry } from './log-extract'
import type { PersonRecord } from './read-person'
import type { ReadWithFiles } from './read-with-files'
import type { timeOf } from './time'
import type { Version } from './versions'

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
