import './check-node.mjs'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isLoopback, readSettings, wrongSecret } from '../../lib/platform/settings.mjs'
import { readIssuer } from './demo-issuer.mjs'
import { readEnvFile } from './env-file.mjs'
import { instanceName } from './instance.mjs'
import { PlainError } from './lock.mjs'
import { countProcesses } from './process-count.mjs'
import { unknownSettings } from './unknown-settings.mjs'

export const root = path.join(import.meta.dirname, '..', '..')
/** True in the archive of `npm run release`, which has nothing to install or build. */
export const isRelease = fs.existsSync(path.join(root, 'release.json'))
export const inRoot = (...parts) => path.join(root, ...parts)

/** Beside the data: a copy of the database that someone changed does not have it. */
export function checkpointsFolder(/** @type {{ dataDir: string, world: string | null }} */ { dataDir, world }) {
  return path.join(dataDir, world ? `${path.basename(world)}-checkpoints` : 'checkpoints')
}

const isEverywhere = (host) => host === '0.0.0.0' || host === '::'
const inUrl = (host) => (host.includes(':') ? `[${host}]` : host)

function read(names, given, demo) {
  const { values, wrong } = readSettings(names, given, demo)
  if (wrong.length > 0) throw new PlainError(wrong[0])
  return values
}

function readPlace(given) {
  const beside = ['MIGRATION_DATABASE_URL', 'READ_DATABASE_URL']
  const values = read(['PORT', 'HOST', 'DATA_DIR', 'DEMO', 'DATABASE_URL', ...beside, 'NEXTAUTH_SECRET'], given)
  const embedded = !values.DATABASE_URL
  if (!embedded && values.DEMO === '1')
    throw new PlainError('The demonstration runs on the embedded database only: unset DEMO or DATABASE_URL.')
  const alone = embedded && beside.find((name) => values[name])
  if (alone) throw new PlainError(`${alone} is set without DATABASE_URL.`)
  const demo = embedded && values.DEMO !== '0'
  const dataDir = path.resolve(root, values.DATA_DIR)
  return { ...values, demo, dataDir, world: embedded ? path.join(dataDir, demo ? 'demo' : 'live') : null }
}

/** The demonstration's password is public, so it serves loopback only. */
function requireLoopback({ HOST }, app) {
  if (!isLoopback(HOST)) throw new PlainError(`With the demonstration HOST must be loopback, not ${HOST}: set DEMO=0.`)
  if (!isLoopback(app.hostname))
    throw new PlainError(`With the demonstration APP_URL must be loopback, not ${app.hostname}: set DEMO=0.`)
}

function warningsOf(given, { demo, HOST }, { APP_URL, SMTP_URL, ISSUER_URL }) {
  return [
    !given.APP_URL && isEverywhere(HOST) && `APP_URL is not set: links and certificates will say ${APP_URL}.`,
    SMTP_URL && demo && 'The demonstration sends no mail: SMTP_URL is not used.',
    SMTP_URL &&
      !demo &&
      !APP_URL.startsWith('https:') &&
      'APP_URL is not https: mail programs will not offer one-click unsubscribe.',
    !ISSUER_URL && 'ISSUER_URL is not set: certificates are not signed.',
    demo &&
      !given.ISSUER_URL &&
      ISSUER_URL !== new URL(APP_URL).origin &&
      `The demonstration goes on signing as ${ISSUER_URL}, its first address.`,
  ].filter(Boolean)
}

/** An empty variable hides .env's. `world` is the embedded database's folder, null with DATABASE_URL. */
export function readConfig(environment = process.env, file = inRoot('.env')) {
  const inFile = readEnvFile(file)
  const given = { ...inFile, ...environment }
  const place = readPlace(given)
  const { PORT, HOST, DATABASE_URL, MIGRATION_DATABASE_URL, NEXTAUTH_SECRET, demo, dataDir, world } = place
  const ownUrl = `http://${inUrl(isEverywhere(HOST) ? '127.0.0.1' : HOST)}:${PORT}`
  const APP_URL = given.APP_URL || ownUrl
  const { EXIT_URL, CONTACT, TRUST_PROXY, SHUTDOWN_SECONDS, WEB_CONCURRENCY, RETENTION, RESTARTED_BY, ...site } = read(
    [
      'APP_URL',
      'EXIT_URL',
      'CONTACT',
      'TRUST_PROXY',
      'SHUTDOWN_SECONDS',
      'WEB_CONCURRENCY',
      'RETENTION',
      'RESTARTED_BY',
    ],
    { ...given, APP_URL },
  )
  const secondFactor = read(['SECOND_FACTOR', 'SECOND_FACTOR_DAYS'], given)
  const app = new URL(site.APP_URL)
  if (demo) requireLoopback(place, app)
  if (given.SIGNING_KEYS && given.KEYS_FILE) throw new PlainError('SIGNING_KEYS and KEYS_FILE are both set: unset one.')
  const folder = world ?? dataDir
  const mail = read(['SMTP_URL', 'MAIL_FROM', 'MAIL_OUTBOX'], {
    ...given,
    MAIL_OUTBOX: path.resolve(root, given.MAIL_OUTBOX || path.join(folder, 'outbox')),
  })
  const beside = checkpointsFolder({ dataDir, world })
  const witnesses = read(['LOG_WITNESSES'], {
    ...given,
    LOG_WITNESSES: given.LOG_WITNESSES || pathToFileURL(beside).href,
  })
  const watched = read(
    [
      'LOG_LEVEL',
      'LOG_FORMAT',
      'ACCESS_LOG',
      'METRICS_TOKEN',
      'ERROR_WEBHOOK_URL',
      'ALARMS',
      'ALARM_MAIL',
      'TRACER_MODULE',
    ],
    { ...given, TRACER_MODULE: given.TRACER_MODULE && path.resolve(root, given.TRACER_MODULE) },
  )
  const { PRIVATE_COURSES_DIR } = read(['PRIVATE_COURSES_DIR'], given)
  const issuer = read(
    ['ISSUER_URL', 'ISSUER_NAME', 'KEYS_FILE', 'SIGNING_KEYS', 'TSA_URLS', 'TSA_ROOTS'],
    {
      ...given,
      ISSUER_URL: given.ISSUER_URL || (demo ? readIssuer(world) || app.origin : ''),
      KEYS_FILE: path.resolve(root, given.KEYS_FILE || path.join(folder, 'keys.json')),
      TSA_ROOTS: given.TSA_ROOTS && path.resolve(root, given.TSA_ROOTS),
    },
    demo,
  )
  return {
    port: Number(PORT),
    host: HOST,
    appUrl: site.APP_URL,
    ownUrl,
    dataDir,
    world,
    demo,
    databaseUrl: DATABASE_URL || null,
    migrationUrl: MIGRATION_DATABASE_URL || DATABASE_URL || null,
    readUrl: place.READ_DATABASE_URL,
    secret: NEXTAUTH_SECRET || null,
    exitUrl: EXIT_URL,
    contact: CONTACT,
    trustProxy: TRUST_PROXY,
    shutdownSeconds: SHUTDOWN_SECONDS,
    processes: Number(WEB_CONCURRENCY || countProcesses()),
    retention: RETENTION,
    restartedBy: RESTARTED_BY,
    privateCourses: PRIVATE_COURSES_DIR && path.resolve(root, PRIVATE_COURSES_DIR),
    secondFactor,
    mail,
    issuer,
    witnesses,
    watched,
    unknown: unknownSettings(inFile, environment),
    warnings: warningsOf(given, place, { ...site, ...mail, ...issuer }),
  }
}

/** Signs sessions: the operator's, or one per world, so that demo sessions are invalid on a live site. */
export function readSecret({ secret, world }) {
  if (secret) return secret
  const file = path.join(world, 'session-secret')
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, randomBytes(48).toString('base64url'), { mode: 0o600 })
    fs.renameSync(`${file}.new`, file)
  }
  const text = fs.readFileSync(file, 'utf8').trim()
  if (!wrongSecret(text)) return text
  throw new PlainError(
    `${file} holds no usable secret: delete it, and a start makes a new one. Everyone signs in again.`,
  )
}

/** Decided by the starter's stdout, since its children's is a pipe. */
const usualFormat = (mode) => (mode === 'production' && !process.stdout.isTTY ? 'json' : 'text')

export function childEnv(config, database, mode = 'production') {
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...inherited } = process.env
  const secret = readSecret(config)
  return {
    ...inherited,
    EXIT_URL: config.exitUrl,
    CONTACT: config.contact,
    TRUST_PROXY: config.trustProxy,
    SHUTDOWN_SECONDS: config.shutdownSeconds,
    RETENTION: config.retention,
    PRIVATE_COURSES_DIR: config.privateCourses,
    ...config.secondFactor,
    ...config.mail,
    ...config.issuer,
    ...config.witnesses,
    ...config.watched,
    LOG_FORMAT: config.watched.LOG_FORMAT || usualFormat(mode),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    READ_DATABASE_URL: config.readUrl,
    MIGRATION_DATABASE_URL: database.migrationUrl,
    NEXTAUTH_SECRET: secret,
    PGAPPNAME: instanceName(config, secret),
    APP_URL: config.appUrl,
    // next-auth tells identity providers to answer here.
    NEXTAUTH_URL: `${config.appUrl}/sign-on`,
    NORTHLIGHT_DATABASE_FOLDER: config.world ?? '',
    NORTHLIGHT_DEMO: config.demo ? '1' : '0',
    PORT: String(config.port),
    HOST: config.host,
  }
}
