import pino from 'pino'
import { currentExchange } from './http/exchange.mjs'
import { errorFacts, errorText, withoutAddresses } from './log-text.mjs'
import { releaseVersion } from './release-version.mjs'

/** @param {string} line */
function readable(line) {
  const { time, level, msg, error, requestId, version: _, pid: __, process: ___, ...more } = JSON.parse(line)
  const facts = Object.entries({ ...more, ...(requestId && { requestId }) }).map(([name, value]) => ` ${name}=${value}`)
  const because = error ? `: ${errorText(error)}` : ''
  const [first, ...rest] = `${msg}${because}`.split('\n')
  return [`${time} ${level.padEnd(5)} ${first}${facts.join('')}`, ...rest].join('\n')
}

/** @typedef {{ write: (line: string) => void }} Stream */

/** @param {string} format @param {Stream} stream @returns {Stream} */
function inFormat(format, stream) {
  return format === 'json' ? stream : { write: (line) => stream.write(`${readable(line)}\n`) }
}

/** @param {{ process: string, level: string, stream: Stream }} options */
function makeLog({ process: name, level, stream }) {
  return pino(
    {
      level,
      base: { process: name, pid: process.pid, version: releaseVersion },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ requestId: currentRequestId() }),
    },
    stream,
  )
}

/**
 * Writes errors to stderr at once, because the starter quotes stderr when a process dies, and other lines to stdout in batches.
 * @param {string} format
 * @returns {Stream}
 */
function ownStream(format) {
  const batches = pino.destination({ fd: 1, sync: true, minLength: 4096 })
  // Not `flushSync`: once the starter is dead, it tries again forever.
  setInterval(() => batches.flush(), 500).unref()
  process.on('exit', () => batches.flush())
  const errors = pino.destination({ fd: 2, sync: true })
  const streams = [
    { level: /** @type {const} */ ('debug'), stream: inFormat(format, batches) },
    { level: /** @type {const} */ ('error'), stream: inFormat(format, errors) },
  ]
  return pino.multistream(streams, { dedupe: true })
}

/** Commands print their result to stdout. */
const ofCommands = inFormat('text', { write: (line) => console.error(line.trimEnd()) })

/** @typedef {ReturnType<typeof makeLog>} Log */
/** On `globalThis`: Next bundles this module a second time. */
const globals =
  /** @type {typeof globalThis & { northlightLog?: Log, northlightStarter?: (message: object) => void }} */ (globalThis)

/** The id of the request that this code works for; scripts/front/serve.mjs sets it. */
export function currentRequestId() {
  return currentExchange()?.requestId
}

/** The log of this process: readable lines on stderr, unless `beginLog` was called. */
export function log() {
  globals.northlightLog ??= makeLog({ process: 'command', level: 'info', stream: ofCommands })
  return globals.northlightLog
}

/**
 * For the app and the worker.
 * @param {string} name
 * @param {Record<string, string | undefined>} settings
 */
export function beginLog(name, { LOG_FORMAT = 'text', LOG_LEVEL = 'info' }, stream = ownStream(LOG_FORMAT)) {
  globals.northlightLog = makeLog({ process: name, level: LOG_LEVEL, stream })
  return globals.northlightLog
}

const levelOfConsole = { log: 'info', info: 'info', warn: 'warn', error: 'error' }

/** Sends a message to scripts/start/error-reports.mjs. No-op in a command, which has no starter. @param {object} message */
export function tellStarter(message) {
  globals.northlightStarter?.(message)
}

/** Gives our format to what Next and pg-boss print to the console and to Node's uncaught exceptions. */
export function takeOverConsole() {
  // With a callback, send() on a closed channel doesn't throw.
  globals.northlightStarter = (message) => process.send?.(message, undefined, undefined, () => {})
  for (const [name, level] of Object.entries(levelOfConsole)) {
    Reflect.set(console, name, (/** @type {unknown[]} */ ...printed) => logPrinted(level, printed))
  }
  process.on('uncaughtException', (error) => {
    log().fatal({ error: errorFacts(error) }, 'a fault that nothing caught')
    process.exit(1)
  })
}

/** @param {string} level @param {unknown[]} printed */
function logPrinted(level, printed) {
  const error = printed.find((one) => one instanceof Error)
  const text = printed.find((one) => typeof one === 'string') ?? 'a library printed an error'
  const details = error ? { error: errorFacts(error) } : {}
  Reflect.apply(Reflect.get(log(), level), log(), [details, withoutAddresses(text)])
}
