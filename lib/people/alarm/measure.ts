import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { measureLog } from '@/lib/audit/measure-log'
import { measureWaiting } from '@/lib/people/mail/queries'
import { query } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import type { SiteFigures } from './rules'

/** Free space on the disk of the embedded database; without one, on the disk of the outbox and keys. */
async function findFreeBytes(): Promise<number | null> {
  const folder = env.NORTHLIGHT_DATABASE_FOLDER || path.dirname(path.resolve(env.MAIL_OUTBOX))
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )
}

interface Runs {
  backedUpAt: Date | null
  logCheckedAt: Date | null
  isLogGood: boolean | null
}

async function findRuns(): Promise<Runs> {
  const [runs] = await query<Runs>`
    select (select max(ran_at) from operator_run where kind = 'backup' and is_good) as "backedUpAt",
      log.ran_at as "logCheckedAt", log.is_good as "isLogGood"
    from (select 1) as one left join lateral (
      select ran_at, is_good from operator_run where kind = 'verify-log' order by ran_at desc limit 1) as log on true`
  return runs ?? { backedUpAt: null, logCheckedAt: null, isLogGood: null }
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
