import type { usualLimits } from '@/lib/platform/alarm-limits.mjs'

export type AlarmKind = 'log' | 'mail' | 'backup' | 'disk' | 'witness' | 'database'

/** The figures behind alarms and metrics. Null: not known, or none. */
export interface SiteFigures {
  mailWaiting: number
  mailWaitingSince: Date | null
  failedJobs: number
  unsealed: number
  unsealedSince: Date | null
  /** The time of the log's first entry. */
  beganAt: Date | null
  backedUpAt: Date | null
  /** The folder of the newest backup; null also for one of an earlier release. */
  backupPlace: string | null
  logCheckedAt: Date | null
  isLogGood: boolean | null
  /** Why nothing is sealed; null while sealing works. */
  sealingStop: string | null
  /** People whose record and the log disagree, as far as something was to be signed about them. */
  disputed: number
  freeBytes: number | null
  /** Each way in which the database's code differs from the release's, for alarms only. Null during an upgrade. */
  guardFaults?: readonly string[] | null
}

const minute = 60_000
const hour = 60 * minute
const megabyte = 1024 * 1024

/**
 * For each alarm: a sentence without personal data raises it, null ends it, and undefined changes nothing (hysteresis: a disk
 * near its limit would otherwise raise and end its alarm again and again). A limit of 0 turns an alarm off.
 */
export function judgeFigures(
  figures: SiteFigures,
  limits: typeof usualLimits,
  now: Date,
): Record<AlarmKind, string | null | undefined> {
  const { mailWaitingSince, backedUpAt, beganAt, isLogGood, sealingStop, disputed, freeBytes, guardFaults } = figures
  const isOver = (since: Date | null, most: number) =>
    most > 0 && since !== null && now.getTime() - since.getTime() >= most
  const isStuck = isOver(mailWaitingSince, limits.mail * minute)
  const isOld = isOver(backedUpAt ?? beganAt, limits.backup * hour)
  return {
    log: judgeLog(isLogGood, disputed),
    mail: isStuck ? `Mail has waited for ${limits.mail} minutes or longer.` : null,
    backup: isOld ? `There has been no backup in the last ${limits.backup} hours.` : null,
    witness: sealingStop,
    disk: judgeDisk(freeBytes, limits.disk),
    database: judgeGuards(guardFaults),
  }
}

function judgeLog(isGood: boolean | null, disputed: number): string | null {
  const people = disputed === 1 ? 'one person' : `${disputed} people`
  if (disputed > 0)
    return `The record of ${people} does not match the log, so nothing is signed about them. npm run admin -- verify-record lists each difference.`
  return isGood === false ? 'The last verify-log found an error in the log or the record.' : null
}

function judgeGuards(faults: readonly string[] | null | undefined): string | null | undefined {
  if (!faults) return undefined
  const [first] = faults
  if (!first) return null
  return `Changes of the database’s code: ${faults.length}. npm run admin -- doctor lists them. The first: ${first}`
}

function judgeDisk(freeBytes: number | null, leastMegabytes: number): string | null | undefined {
  const least = leastMegabytes * megabyte
  const free = freeBytes ?? Number.POSITIVE_INFINITY
  if (free < least) return `The disk has less than ${leastMegabytes} MB left.`
  return free < 1.1 * least ? undefined : null
}
