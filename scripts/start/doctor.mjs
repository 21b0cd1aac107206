/* `npm run admin -- doctor`, parts of which each start runs: what is wrong in one line each, and what to do. */
import { checkAlarms } from './check-alarms.mjs'
import { checkDatabase } from './check-database.mjs'
import { checkPlace, checkRoom } from './check-place.mjs'
import { readSecret } from './config.mjs'
import { withPrimary } from './connection.mjs'
import { askForwarding } from './forwarding.mjs'
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

const hints = {
  EAUTH: 'it refuses the user and password: correct them in SMTP_URL',
  EDNS: 'no machine has this name: correct the host in SMTP_URL',
  ECONNECTION: 'nothing listens there: correct host and port in SMTP_URL',
  ESOCKET: 'the connection cannot be made or encrypted: correct smtp: or smtps:, and the port, in SMTP_URL',
  ETIMEDOUT: 'it does not answer: check the host, and whether a firewall is in between',
}

/** Signs in to the mail server, and sends nothing. */
export async function checkMail({ demo, mail: { SMTP_URL } }) {
  if (demo || !SMTP_URL) return []
  const { createTransport } = await import('nodemailer')
  const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000 }
  const server = createTransport({ url: SMTP_URL, ...patience })
  const wrong = await server.verify().then(
    () => null,
    ({ code, message }) => hints[code] ?? message,
  )
  server.close()
  return faults(wrong && `The mail server ${new URL(SMTP_URL).host} cannot be used: ${wrong}.`)
}

/** After the app listens, since the question goes to it through the proxy. */
export async function checkForwarding(config) {
  return faults(await askForwarding({ ...config, secret: readSecret(config) }))
}

const answers = (url) =>
  fetch(`${url}/api/health`, { signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  )

async function checkEmbedded(config) {
  const running = findRunning(config.world)
  if (!running) return []
  return [...(await findingOf(() => checkLogSigner(config, running))), ...(await checkAlarms(running.url))]
}

async function checkOwn(config) {
  let now = config
  const unreachable = await findingOf(async () => {
    now = await withPrimary(config)
  })
  if (unreachable.length > 0) return unreachable
  const found = await checkDatabase(now)
  if (found.some(({ level }) => level === 'stop')) return found
  const signer = await findingOf(() => checkLogSigner(now, now))
  return [...found, ...signer, ...(await checkAlarms(now.databaseUrl))]
}

/** All checks, in a site that may run or not. */
export async function examine(config) {
  const place = await findingOf(() => checkPlace(config))
  if (place.length > 0) return place
  const isRunning = await answers(config.ownUrl)
  const found = await Promise.all([
    checkRoom(config),
    config.world ? checkEmbedded(config) : checkOwn(config),
    // The demonstration would make its keys.
    config.demo ? [] : findingOf(() => checkIssuerKeys(config)),
    checkMail(config),
    isRunning ? checkForwarding(config) : [],
  ])
  const notes = config.warnings.map((text) => ({ level: 'note', text }))
  const asleep = {
    level: 'note',
    text: `Nothing answers at ${config.ownUrl}, so the proxy was not checked: start the site, and run this again.`,
  }
  return [...found.flat(), ...notes, ...(isRunning ? [] : [asleep])]
}
