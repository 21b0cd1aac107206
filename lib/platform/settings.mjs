/* `npm start` reads this before anything is installed: Node built-ins only. */
import { readAlarmLimits } from './alarm-limits.mjs'
import { eachHost } from './database-hosts.mjs'
import { readTrust } from './network.mjs'
import { readRetention } from './retention.mjs'

export const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)

/** Includes names that resolve to loopback everywhere: an issuer there proves nothing to others. */
const isThisMachine = (host) => isLoopback(host) || /(^|\.)localhost\.?$|^0\.0\.0\.0$|^\[::(ffff:.*)?\]$/.test(host)
const hostOf = (text) => (URL.canParse(text) ? new URL(text).hostname : '')

const beginsWith =
  (...protocols) =>
  (text, name) => {
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return ''
    return `${name} must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}.`
  }
const webAddress = beginsWith('http:', 'https:')
/** These would end the password where they are. */
const unquoted = { '#': '%23', '/': '%2F', '?': '%3F', '@': '%40', '%': '%25' }

function postgresAddress(text, name) {
  if (eachHost(text)) return ''
  const [, userAndPassword = ''] = /^postgres(?:ql)?:\/\/(.+)@/.exec(text) ?? []
  const sign = Object.keys(unquoted).find((each) => userAndPassword.replace(/%[0-9a-f]{2}/gi, '').includes(each))
  if (sign) return `${name} has ${sign} in its user or password: write it as ${unquoted[sign]}.`
  return `${name} must be an address that begins with postgresql:// or postgres://.`
}

const oneOf =
  (...values) =>
  (text, name) =>
    values.includes(text) ? '' : `${name} must be ${values.join(' or ')}, not ${text}.`
const matching = (pattern, what) => (text, name) => (pattern.test(text) ? '' : `${name} must be ${what}, not ${text}.`)
const withoutSlash = (text) => text.replace(/\/+$/, '')

const guessable = /secret|change-?_?me|passw|northlight|example|default|placeholder|12345|abcdef|qwerty/i
const secretHint = 'make one with: openssl rand -base64 48'

export function wrongSecret(text) {
  if (text.length < 32) return `NEXTAUTH_SECRET has under 32 characters; ${secretHint}`
  if (new Set(text).size < 10 || guessable.test(text)) return `NEXTAUTH_SECRET is easy to guess; ${secretHint}`
  return ''
}

function wrongIssuer(text, name) {
  const wrong = isThisMachine(hostOf(text)) ? webAddress(text, name) : beginsWith('https:')(text, name)
  if (wrong) return wrong
  return wrongOrigin(text, name)
}

function wrongOrigin(text, name) {
  const { href, origin } = new URL(text)
  if (href === `${origin}/`) return ''
  return `${name} must be an address without anything before or after the host, as ${origin}`
}

/** Plain HTTP on loopback only: a report has places in the code. Its path may be a token; a password would be logged. */
function wrongWebhook(text, name) {
  const wrong = isLoopback(hostOf(text)) ? webAddress(text, name) : beginsWith('https:')(text, name)
  if (wrong) return wrong
  const { username, password } = new URL(text)
  return username || password ? `${name} cannot have a user or password.` : ''
}

const isPort = (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535
const sender = /^([^<>@,]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/

/** The fragment is the policy that the authority's tokens must be under. */
const isAuthority = (text) => /^https?:\/\/[^\s#]+(#\d+(\.\d+)+)?$/.test(text) && URL.canParse(text)

/** `wrong` returns a sentence about an unusable value; `read` normalizes a usable one. */
export const settings = {
  NODE_ENV: { otherwise: 'development', wrong: oneOf('development', 'test', 'production') },
  PORT: { otherwise: '3000', wrong: (text) => (isPort(text) ? '' : `PORT is not a port: ${text}`) },
  HOST: { otherwise: '127.0.0.1' },
  APP_URL: {
    otherwise: 'http://127.0.0.1:3000',
    wrong: (text, name) => webAddress(text, name) || wrongOrigin(text, name),
    read: (text) => new URL(text).origin,
  },
  DATA_DIR: { otherwise: '.data' },
  DEMO: { wrong: oneOf('0', '1') },
  NORTHLIGHT_DATABASE_FOLDER: {},
  NORTHLIGHT_DEMO: { otherwise: '0', wrong: oneOf('0', '1') },
  DATABASE_URL: { wrong: postgresAddress },
  MIGRATION_DATABASE_URL: { wrong: postgresAddress },
  READ_DATABASE_URL: { wrong: postgresAddress },
  NEXTAUTH_SECRET: { wrong: wrongSecret },
  EXIT_URL: { otherwise: 'https://www.weather.gov', wrong: webAddress, read: withoutSlash },
  CONTACT: {
    wrong: (text) =>
      isMailbox(text) ? '' : `CONTACT must be a mail address, such as training@example.org, not ${text}.`,
  },
  TRUST_PROXY: {
    otherwise: '0',
    wrong: (text) =>
      readTrust(text)
        ? ''
        : `TRUST_PROXY must be the number of your proxies in front, 0 to 9, or their networks, such as 10.0.0.0/8, not ${text}.`,
  },
  SHUTDOWN_SECONDS: {
    otherwise: '15',
    wrong: (text) =>
      /^\d{1,3}$/.test(text) && Number(text) <= 300
        ? ''
        : `SHUTDOWN_SECONDS must be a number of seconds, at most 300, not ${text}.`,
  },
  RESTARTED_BY: {},
  WEB_CONCURRENCY: { wrong: matching(/^([1-9]|1[0-6])$/, 'a whole number from 1 to 16') },
  NORTHLIGHT_CONNECTIONS: { otherwise: '12' },
  NORTHLIGHT_PROCESSES: { otherwise: '1' },
  SECOND_FACTOR: { otherwise: 'optional', wrong: oneOf('optional', 'required') },
  SECOND_FACTOR_DAYS: { otherwise: '14', wrong: matching(/^\d{1,3}$/, 'a number of days, at most 999') },
  SMTP_URL: { wrong: beginsWith('smtp:', 'smtps:') },
  MAIL_FROM: {
    wrong: (text) => (sender.test(text) ? '' : 'MAIL_FROM must be an address, or a name and <an address>.'),
  },
  MAIL_OUTBOX: { otherwise: '.data/outbox' },
  ISSUER_URL: { wrong: wrongIssuer, read: (text) => new URL(text).origin },
  ISSUER_NAME: {
    otherwise: 'Northlight',
    wrong: (text) =>
      text.trim().length > 64 ? 'ISSUER_NAME has over 64 characters, the most that a certificate holds.' : '',
    read: (text) => text.trim() || 'Northlight',
  },
  KEYS_FILE: { otherwise: '.data/keys.json' },
  SIGNING_KEYS: {},
  TSA_URLS: {
    wrong: (text) =>
      text.trim().split(/\s+/).every(isAuthority)
        ? ''
        : 'TSA_URLS must be addresses with spaces between them, each with or without #policy at its end.',
  },
  TSA_ROOTS: {},
  LOG_WITNESSES: {
    wrong: (text) =>
      text.split(/\s+/).filter(Boolean).every(isWitness)
        ? ''
        : 'LOG_WITNESSES must be addresses with spaces between them: file:///folder, git+ssh://…, git+https://…, mailto:…, or https://…, without a password',
  },
  RETENTION: { wrong: (text) => readRetention(text).wrong },
  PRIVATE_COURSES_DIR: {},
  LOG_LEVEL: { otherwise: 'info', wrong: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug') },
  LOG_FORMAT: { wrong: oneOf('json', 'text') },
  ACCESS_LOG: { otherwise: '0', wrong: oneOf('0', '1', 'addresses') },
  TRACER_MODULE: {},
  METRICS_TOKEN: {
    wrong: (text) =>
      /^[\x21-\x7e]{20,}$/.test(text) ? '' : 'METRICS_TOKEN must have at least 20 characters and no spaces.',
  },
  ERROR_WEBHOOK_URL: { wrong: wrongWebhook },
  ALARMS: { wrong: (text) => readAlarmLimits(text).wrong },
  ALARM_MAIL: {
    wrong: (text) =>
      text.split(/[\s,]+/).every(isMailbox) ? '' : 'ALARM_MAIL must be mail addresses with spaces between them.',
  },
}

/**
 * Without a secret: the address is stored, logged, and shown.
 * Plain HTTP on loopback only: its answer is a signature, but anyone in between could hold it back.
 */
function isWitness(text) {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, hostname, username, password, hash } = new URL(text)
  if (password || (username && protocol !== 'git+ssh:')) return false
  if (protocol === 'mailto:') return isMailbox(pathname)
  // The key of a witness: name, id, and key, as it publishes them.
  if (hash && !/^#[^\s+#]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/.test(hash)) return false
  if (protocol === 'http:') return isLoopback(hostname)
  return ['file:', 'git+ssh:', 'git+https:', 'git+file:', 'https:'].includes(protocol)
}

function isMailbox(encoded) {
  try {
    return /^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/.test(decodeURIComponent(encoded))
  } catch {
    return false
  }
}

function conflictsOf({ SMTP_URL, MAIL_FROM, ISSUER_URL, DATABASE_URL, NEXTAUTH_SECRET, TSA_URLS, TSA_ROOTS }, demo) {
  return [
    TSA_URLS &&
      !TSA_ROOTS &&
      'TSA_URLS is set without TSA_ROOTS, the file with the root certificates of the authorities.',
    SMTP_URL && !MAIL_FROM && 'SMTP_URL is set without MAIL_FROM, the address that mail comes from.',
    ISSUER_URL &&
      !demo &&
      isThisMachine(hostOf(ISSUER_URL)) &&
      'A loopback ISSUER_URL issues only in the demonstration.',
    DATABASE_URL && !NEXTAUTH_SECRET && `NEXTAUTH_SECRET is required with DATABASE_URL; ${secretHint}`,
  ].filter(Boolean)
}

/**
 * @template {keyof typeof settings} Name
 * @param {readonly Name[]} names
 * @param {Record<string, string | undefined>} given
 * @returns {{ values: Record<Name, string>, wrong: string[] }}
 */
export function readSettings(names, given, demo = given.NORTHLIGHT_DEMO === '1') {
  const texts = Object.fromEntries(names.map((name) => [name, given[name] || settings[name].otherwise || '']))
  const wrong = names.flatMap((name) => (texts[name] && settings[name].wrong?.(texts[name], name)) || [])
  if (wrong.length > 0) return { values: texts, wrong }
  const read = (name) => (texts[name] && settings[name].read?.(texts[name])) || texts[name]
  const values = Object.fromEntries(names.map((name) => [name, read(name)]))
  return { values, wrong: conflictsOf(values, demo) }
}
