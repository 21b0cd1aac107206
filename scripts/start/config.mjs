/* What the operator asked for: the environment, then the file .env. Node built-ins only. */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './lock.mjs'

export const root = path.join(import.meta.dirname, '..', '..')
export const inRoot = (...parts) => path.join(root, ...parts)

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major > 20 && major < 25)) return
  throw new PlainError(`Northlight needs Node 20.19 to 24; this is Node ${version}.`)
}

/** `KEY=value` lines of the optional file .env; quotes around a value are taken off, # begins a comment line. */
function readEnvFile(file) {
  if (!fs.existsSync(file)) return {}
  const pairs = fs.readFileSync(file, 'utf8').matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*(.*?)[ \t\r]*$/gm)
  return Object.fromEntries([...pairs].map(([, key, value]) => [key, value.replace(/^(['"])(.*)\1$/, '$2')]))
}

const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
const isEverywhere = (host) => host === '0.0.0.0' || host === '::'
const inUrl = (host) => (host.includes(':') ? `[${host}]` : host)

function parseUrl(name, text, protocols) {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && protocols.includes(url.protocol)) return url
  throw new PlainError(
    `${name} must be an address that begins with ${protocols.map((each) => `${each}//`).join(' or ')}.`,
  )
}

const guessable = /secret|change-?_?me|passw|northlight|example|default|placeholder|12345|abcdef|qwerty/i

export function checkSecret(secret) {
  const hint = 'make one with: openssl rand -base64 48'
  if (!secret) throw new PlainError(`NEXTAUTH_SECRET is required with DATABASE_URL; ${hint}`)
  if (secret.length < 32) throw new PlainError(`NEXTAUTH_SECRET has under 32 characters; ${hint}`)
  if (new Set(secret).size < 10 || guessable.test(secret)) {
    throw new PlainError(`NEXTAUTH_SECRET is easy to guess; ${hint}`)
  }
}

/** Where mail goes. The worker ends at what it cannot use; whoever starts the site is told before. */
function readMail({ SMTP_URL: server, MAIL_FROM: from, MAIL_OUTBOX: outbox }, { folder, demo, app, warnings }) {
  if (server) {
    parseUrl('SMTP_URL', server, ['smtp:', 'smtps:'])
    if (!from) throw new PlainError('SMTP_URL is set without MAIL_FROM, the address that mail comes from.')
    if (demo) warnings.push('The demonstration sends no mail: SMTP_URL is not used.')
    else if (app.protocol !== 'https:')
      warnings.push('APP_URL is not https: mail programs will not offer to stop mails by one click.')
  }
  return {
    SMTP_URL: server || '',
    MAIL_FROM: from || '',
    MAIL_OUTBOX: path.resolve(root, outbox || path.join(folder, 'outbox')),
  }
}

const isThisMachine = (host) => isLoopback(host) || /(^|\.)localhost\.?$|^0\.0\.0\.0$|^\[::(ffff:.*)?\]$/.test(host)

/**
 * In whose name certificates are signed, and by which keys. An address that is the same on every machine proves nothing,
 * so that only the demonstration issues under one; its own by default.
 */
function readIssuer(given, { folder, demo, app, warnings }) {
  const text = given.ISSUER_URL || (demo ? app.origin : '')
  if (given.SIGNING_KEYS && given.KEYS_FILE) throw new PlainError('SIGNING_KEYS and KEYS_FILE are both set: unset one.')
  const name = given.ISSUER_NAME?.trim() || 'Northlight'
  if (name.length > 64) throw new PlainError('ISSUER_NAME has over 64 characters, the most that a certificate holds.')
  let origin = ''
  if (text) {
    const here = URL.canParse(text) && isThisMachine(new URL(text).hostname)
    if (here && !demo) throw new PlainError('A loopback ISSUER_URL issues only in the demonstration.')
    const url = parseUrl('ISSUER_URL', text, here ? ['http:', 'https:'] : ['https:'])
    if (url.href !== `${url.origin}/`) {
      throw new PlainError(`ISSUER_URL must be an address without anything before or after the host, as ${url.origin}`)
    }
    origin = url.origin
  } else warnings.push('ISSUER_URL is not set: certificates are not signed.')
  return {
    ISSUER_URL: origin,
    ISSUER_NAME: name,
    KEYS_FILE: path.resolve(root, given.KEYS_FILE || path.join(folder, 'keys.json')),
    SIGNING_KEYS: given.SIGNING_KEYS || '',
  }
}

/**
 * What the operator asked for, from the environment and then the file .env (an empty variable hides the file's).
 * `{ port, host, appUrl, dataDir, world, demo, databaseUrl, migrationUrl, secret, exitUrl, trustProxy, mail, issuer, warnings }`;
 * `world` is the folder of the embedded database, null with DATABASE_URL.
 */
export function readConfig(environment = process.env, file = inRoot('.env')) {
  const given = { ...readEnvFile(file), ...environment }
  const port = Number(given.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new PlainError(`PORT is not a port: ${given.PORT}`)
  const host = given.HOST || '127.0.0.1'
  const reachable = isEverywhere(host) ? '127.0.0.1' : host
  const app = parseUrl('APP_URL', given.APP_URL || `http://${inUrl(reachable)}:${port}`, ['http:', 'https:'])
  const embedded = !given.DATABASE_URL
  const demo = embedded && given.DEMO !== '0'
  const dataDir = path.resolve(root, given.DATA_DIR || '.data')
  const warnings = []
  if (!embedded) {
    parseUrl('DATABASE_URL', given.DATABASE_URL, ['postgresql:', 'postgres:'])
    if (given.DEMO === '1')
      throw new PlainError('The demonstration runs on the embedded database only: unset DEMO or DATABASE_URL.')
    if (!given.MIGRATION_DATABASE_URL)
      warnings.push('MIGRATION_DATABASE_URL is not set: the app and its migrations use the same role.')
  }
  if (given.MIGRATION_DATABASE_URL) {
    if (embedded) throw new PlainError('MIGRATION_DATABASE_URL is set without DATABASE_URL.')
    parseUrl('MIGRATION_DATABASE_URL', given.MIGRATION_DATABASE_URL, ['postgresql:', 'postgres:'])
  }
  if (demo && !isLoopback(host))
    throw new PlainError(`With the demonstration HOST must be loopback, not ${host}: set DEMO=0.`)
  if (demo && !isLoopback(app.hostname))
    throw new PlainError(`With the demonstration APP_URL must be loopback, not ${app.hostname}: set DEMO=0.`)
  if (!given.APP_URL && isEverywhere(host))
    warnings.push(`APP_URL is not set: links and certificates will say ${app.origin}.`)
  if (!embedded || given.NEXTAUTH_SECRET) checkSecret(given.NEXTAUTH_SECRET)
  const world = embedded ? path.join(dataDir, demo ? 'demo' : 'live') : null
  const place = { folder: world ?? dataDir, demo, app, warnings }
  return {
    port,
    host,
    appUrl: app.href.replace(/\/+$/, ''),
    ownUrl: `http://${inUrl(reachable)}:${port}`,
    dataDir,
    world,
    demo,
    databaseUrl: given.DATABASE_URL || null,
    migrationUrl: given.MIGRATION_DATABASE_URL || given.DATABASE_URL || null,
    secret: given.NEXTAUTH_SECRET || null,
    exitUrl: given.EXIT_URL || null,
    trustProxy: given.TRUST_PROXY || null,
    mail: readMail(given, place),
    issuer: readIssuer(given, place),
    warnings,
  }
}

/** The secret that signs sessions: the operator's, or one made for this world (a demo session is worth nothing live). */
function readSecret({ secret, world }) {
  if (secret) return secret
  const file = path.join(world, 'session-secret')
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8').trim()
}

/** The environment of the app and its scripts. `DATABASE_URL` and `MIGRATION_DATABASE_URL` come from the database. */
export function childEnv(config, database, mode = 'production') {
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...inherited } = process.env
  const optional = { EXIT_URL: config.exitUrl, TRUST_PROXY: config.trustProxy }
  return {
    ...inherited,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    ...config.mail,
    ...config.issuer,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.migrationUrl,
    NEXTAUTH_SECRET: readSecret(config),
    NEXTAUTH_URL: config.appUrl,
    APP_URL: config.appUrl,
    NORTHLIGHT_DEMO: config.demo ? '1' : '0',
    PORT: String(config.port),
    HOST: config.host,
  }
}
