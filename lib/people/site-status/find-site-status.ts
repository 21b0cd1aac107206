import { findLateSince } from '@/lib/audit/log/queries'
import { findNewestStamp } from '@/lib/audit/tree/newest-stamp'
import type { Administrator } from '@/lib/people/account/actor'
import { dataFolder, measureSite } from '@/lib/people/alarm/measure'
import { listAlarms } from '@/lib/people/alarm/queries'
import { mailServer } from '@/lib/people/mail/place'
import { measureSent } from '@/lib/people/mail/queries'
import { listProviders, type Provider } from '@/lib/people/single-sign-on/queries'
import { listPlaces } from '@/lib/people/witness/queries'
import { readAlarmLimits } from '@/lib/platform/alarm-limits.mjs'
import { query } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { compareMigrations } from '@/lib/platform/migrations.mjs'
import { releaseVersion } from '@/lib/platform/release-version.mjs'
import { findServedCertificate, type ServedCertificate } from '@/lib/platform/served-certificate'
import { isLoopback } from '@/lib/platform/settings.mjs'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { configuredAuthorities } from '@/lib/proof/time-stamp/stamp-now'
import { authorityRow, providerRows, siteCertificateRow } from './certificate-rows'
import { backupRow, diskRow } from './data-rows'
import { type KeyFacts, keyRows } from './key-rows'
import { checkpointRow, logRow } from './record-rows'
import { releaseRows } from './release-rows'
import type { AsOf, StatusGroup, StatusRow } from './row'
import { alarmRows, mailRow, processRow } from './work-rows'

/** The state of the site, without a secret or a person: at most twelve statements, and one connection to APP_URL. */
export async function findSiteStatus(administrator: Administrator, now: Date): Promise<StatusGroup[]> {
  const [figures, alarms, lateSince, mail, places, providers, stamp, database, served] = await Promise.all([
    measureSite(now),
    listAlarms(),
    findLateSince(now),
    measureSent(now),
    listPlaces(administrator),
    listProviders(administrator),
    findNewestStamp(),
    describeDatabase(),
    findServedCertificate(env.APP_URL),
  ])
  const asOf = { now, timeZone: administrator.timeZone }
  const site = { figures, limits: readAlarmLimits(env.ALARMS).limits, isDemo }
  const { bytes: databaseBytes, version: postgres, applied } = database
  const data = { ...site, dataFolder, databaseBytes, isEmbedded: env.NORTHLIGHT_DATABASE_FOLDER !== '' }
  const work = { ...site, ...describeProcess(now), mail, alarms, lateSince }
  const kept = { places, authorities: configuredAuthorities().length }
  const migrations = { applied: applied.length, ...compareMigrations(process.cwd(), applied) }
  const release = { version: releaseVersion, node: process.versions.node, postgres, migrations }
  return [
    { name: 'Alarms', rows: alarmRows(work, asOf) },
    { name: 'Data', rows: [backupRow(data, asOf), diskRow(data, now)] },
    { name: 'Work', rows: [mailRow(work, asOf), processRow(work, asOf)] },
    { name: 'Record', rows: [logRow(figures, asOf), checkpointRow(kept, asOf)] },
    { name: 'Keys and certificates', rows: certificateRows({ served, providers, stampedAt: stamp?.stampedAt }, asOf) },
    { name: 'Release', rows: releaseRows(release) },
  ]
}

function describeProcess(now: Date) {
  return {
    mailServer: mailServer && new URL(mailServer).host,
    processes: Number(env.NORTHLIGHT_PROCESSES),
    startedAt: new Date(now.getTime() - 1000 * process.uptime()),
  }
}

interface Read {
  served: ServedCertificate | null
  providers: readonly Provider[]
  stampedAt: Date | undefined
}

function certificateRows({ served, providers, stampedAt }: Read, asOf: AsOf): StatusRow[] {
  const { hostname, host } = new URL(env.APP_URL)
  const ofSaml = providers.filter(({ certificates }) => certificates.length > 0)
  return [
    ...keyRows(readKeys(), asOf),
    siteCertificateRow({ host, isLocal: isLoopback(hostname), served }, asOf),
    ...providerRows(ofSaml, asOf),
    authorityRow({ count: configuredAuthorities().length, roots: timeRoots(), stampedAt: stampedAt ?? null }, asOf),
  ]
}

interface Database {
  bytes: number
  version: string
  applied: string[]
}

async function describeDatabase(): Promise<Database> {
  const [database] = await query<Database>`
    select pg_database_size(current_database())::float8 as bytes, current_setting('server_version') as version,
      array(select name from applied_migration order by name) as applied`
  return database ?? { bytes: 0, version: '', applied: [] }
}

function readKeys(): KeyFacts {
  try {
    return { keys: configuredIssuer()?.keys ?? null, problem: null }
  } catch (error) {
    if (error instanceof UnusableKeys) return { keys: null, problem: error.message }
    throw error
  }
}

function timeRoots(): readonly string[] {
  try {
    return configuredIssuer()?.timeRoots ?? []
  } catch {
    return []
  }
}
