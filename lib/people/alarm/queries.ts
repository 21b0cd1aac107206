import { query } from '@/lib/platform/db'
import type { AlarmKind } from './rules'

export interface OpenAlarm {
  kind: AlarmKind
  sentence: string
  raisedAt: Date
}

export function listAlarms(): Promise<OpenAlarm[]> {
  return query<OpenAlarm>`
    select kind, sentence, raised_at as "raisedAt" from alarm where ended_at is null order by raised_at`
}
