import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { measureLog } from '@/lib/audit/log/measure-log'
import { measureWaiting } from '@/lib/people/mail/queries'
import { query } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import type { SiteFigures } from './rules'

/** The folder of the embedded database; without one, that of the outbox and keys. */
export const dataFolder = env.NORTHLIGHT_DATABASE_FOLDER || path.dirname(path.resolve(env.MAIL_OUTBOX))

async function findFreeBytes(): Promise<number | null> {
  return statfs(dataFolder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )
}

interface Runs {
  backedUpAt: Date | null
  backupPlace: string | null
  logCheckedAt: Date | null
  isLogGood: boolean | null
}

async function findRuns(): Promise<Runs> {
  const [runs] = await query<Runs>`
    select backup.ran_at as "backedUpAt", backup.place as "backupPlace",
      log.ran_at as "logCheckedAt", log.is_good as "isLogGood"
    from (select 1) as one left join lateral (
      select ran_at, place from operator_run where kind = 'backup' and is_good order by ran_at desc limit 1
    ) as backup on true left join lateral (
      select ran_at, is_good from operator_run where kind = 'verify-log' order by ran_at desc limit 1) as log on true`
  return runs ?? { backedUpAt: null, backupPlace: null, logCheckedAt: null, isLogGood: null }
}

async function countFailedJobs(): Promise<number> {
  const [counted] = await query<{ count: number }>`
    select count(*)::int as count from pgboss.job where state = 'failed'`
  return counted?.count ?? 0
}

export async function measureSite(now: Date): Promise<SiteFigures> {
  const [mail, { firstAt, ...log }, runs, failedJobs, freeBytes] = await Promise.all([
    measureWaiting(now),
    measureLog(),
    findRuns(),
    countFailedJobs(),
    findFreeBytes(),
  ])
  return {
    mailWaiting: mail.count,
    mailWaitingSince: mail.since,
    ...log,
    failedJobs,
    ...runs,
    // The demonstration needs no backup.
    beganAt: isDemo ? null : firstAt,
    freeBytes,
  }
}
