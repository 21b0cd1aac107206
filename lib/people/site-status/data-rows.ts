import { judgeFigures, type SiteFigures } from '@/lib/people/alarm/rules'
import type { usualLimits } from '@/lib/platform/alarm-limits.mjs'
import { momentInWords } from '@/lib/platform/words'
import type { AsOf, StatusRow } from './row'

export interface DataFacts {
  figures: SiteFigures
  limits: typeof usualLimits
  isDemo: boolean
  dataFolder: string
  databaseBytes: number
  /** False for the operator's own Postgres, whose disk this machine can't see. */
  isEmbedded: boolean
}

const backupSection = 'docs/operating/backup.md#backup'

export function backupRow({ figures, limits, isDemo }: DataFacts, { now, timeZone }: AsOf): StatusRow {
  const { backedUpAt, backupPlace } = figures
  const name = 'Backup'
  if (isDemo) return { name, state: 'good', fact: 'The demonstration needs no backup.' }
  const made = backedUpAt
    ? `The newest was made ${momentInWords(backedUpAt, timeZone)}${backupPlace ? `, in ${backupPlace}` : ''}.`
    : 'No backup has been made.'
  const alarm = judgeFigures(figures, limits, now).backup
  if (alarm) {
    const next = { text: 'Find out why the timer made none', section: backupSection }
    return { name, state: 'broken', fact: backedUpAt ? `${alarm} ${made}` : made, next }
  }
  if (backedUpAt) return { name, state: 'good', fact: made }
  if (limits.backup === 0) return { name, state: 'good', fact: 'Its alarm is off, so another program makes backups.' }
  return { name, state: 'look', fact: made, next: { text: 'Make one each day', section: backupSection } }
}

/** In decimal units, as shops and `df --si` count. */
function sizeInWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

export function diskRow({ figures, limits, dataFolder, databaseBytes, isEmbedded }: DataFacts, now: Date): StatusRow {
  const name = 'Disk'
  const { freeBytes } = figures
  const database = `The database takes ${sizeInWords(databaseBytes)}${isEmbedded ? '' : ', on a disk that this machine may not see'}.`
  const next = { text: 'Make room', section: 'docs/operating.md#the-disk-is-full' }
  if (freeBytes === null)
    return { name, state: 'look', fact: `The free space of ${dataFolder} can’t be read. ${database}`, next }
  const alarm = judgeFigures(figures, limits, now).disk
  const fact = `${sizeInWords(freeBytes)} free in ${dataFolder}. ${database}`
  if (alarm === null) return { name, state: 'good', fact }
  return { name, state: alarm ? 'broken' : 'look', fact, next }
}
