/* `npm run admin -- doctor`, parts of which each start runs: what is wrong in one line each, and what to do. */

import { askForwarding, askUnit } from '../front/forwarding.mjs'
import { advise, adviseBackup } from './advice.mjs'
import { checkAlarms } from './check-alarms.mjs'
import { checkDatabase } from './check-database.mjs'
import { checkMail } from './check-mail.mjs'
import { checkPlace, checkRoom } from './check-place.mjs'
import { whyNoPort } from './check-port.mjs'
import { checkGuards, checkMigrations } from './check-record.mjs'
import { judgeRestarts } from './check-restarts.mjs'
import { readSecret } from './config.mjs'
import { withPrimary } from './connection.mjs'
import { PlainError } from './lock.mjs'
import { checkLogSigner } from './log-signer.mjs'
import { findRunning } from './postgres.mjs'
import { checkIssuerKeys } from './steps.mjs'

/** Shows findings of a start. @throws PlainError with those that refuse it */
export function showFindings(findings) {
  const stops = findings.filter(({ level }) => level === 'stop').map(({ text }) => text)
  if (stops.length > 0) throw new PlainError(stops.join('\n'))
  for (const { text } of findings) console.log(`  warning    ${text}`)
}

const faults = (text) => (text ? [{ level: 'fault', text }] : [])

/** An expected failure of a check as a finding. */
async function findingOf(work) {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    return error.message
      .split('\n')
      .slice(0, 1)
      .map((text) => ({ level: 'stop', text }))
  }
}

/** After the app listens, since the question goes to it through the proxy. */
export async function checkForwarding(config) {
  return faults(await askForwarding({ ...config, secret: readSecret(config) }))
}

/** @param {{ url: string, migrationUrl: string }} database of a server that runs */
async function checkSite(config, database) {
  const signer = await findingOf(() => checkLogSigner(config, database))
  const migrations = await checkMigrations(database)
  const guards = migrations.length === 0 ? await checkGuards(database) : []
  return [
    ...migrations,
    ...signer,
    ...guards,
    ...(await checkAlarms(database.url)),
    ...(await adviseBackup(config, database)),
  ]
}

async function checkEmbedded(config) {
  const running = findRunning(config.world)
  return running ? checkSite(config, running) : []
}

async function checkOwn(config) {
  let now = config
  const unreachable = await findingOf(async () => {
    now = await withPrimary(config)
  })
  if (unreachable.length > 0) return unreachable
  const found = await checkDatabase(now)
  if (found.some(({ level }) => level === 'stop')) return found
  return [...found, ...(await checkSite(config, { url: now.databaseUrl, migrationUrl: now.migrationUrl }))]
}

/** The log says better than the key file which keys are missing. */
async function checkKeys(config, inDatabase) {
  // The demonstration would make its keys.
  if (config.demo) return []
  const found = await findingOf(() => checkIssuerKeys(config))
  const isNamed = inDatabase.some(({ text }) => text.startsWith('The audit log is signed by '))
  return isNamed ? [] : found
}

/** Of a site that runs, or could not start. */
async function checkProcess(config) {
  const unit = await askUnit({ ...config, secret: readSecret(config) })
  if (unit === null) {
    const text = `The site does not answer at ${config.ownUrl}, so its proxy, and what restarts it, were not checked: start it, and run this again.`
    return [...faults(await whyNoPort(config)), { level: 'note', text }]
  }
  const restarts = config.demo ? null : await judgeRestarts(config, unit)
  return [...faults(restarts), ...(await checkForwarding(config))]
}

/** All checks, in a site that may run or not. */
export async function examine(config) {
  const place = await findingOf(() => checkPlace(config))
  if (place.length > 0) return place
  const inDatabase = await (config.world ? checkEmbedded(config) : checkOwn(config))
  const found = await Promise.all([
    checkRoom(config),
    inDatabase,
    checkKeys(config, inDatabase),
    checkMail(config),
    checkProcess(config),
  ])
  const notes = [...config.warnings, ...advise(config)].map((text) => ({ level: 'note', text }))
  return [...found.flat(), ...config.unknown.flatMap(faults), ...notes]
}
