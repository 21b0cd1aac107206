/* Keeps personal data out of the log: an error's line has names, codes, and stack frames, but no text that a person typed. */
const mail = /[^\s<>()"',;:/]+@[^\s<>()"',;/]+/gu
const quoted = /"[^"]*"?|'[^']*'|`[^`]*`?|“[^”]*”?|‘[^’]*’|«[^»]*»?/g
const network = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\.\d)\b|\b(?:[\da-f]{0,4}:){3,7}[\da-f]{0,4}\b/gi
/** Tokens of links and sessions; an id has hyphens and is shorter between them. */
const secret = /\b(?=\w*\d)(?=\w*[A-Za-z])\w{16,}\b/g
/** Everything after the scheme is cut. */
const link = /\b([a-z][a-z+]*:\/\/).*/i

/** In characters. Attack (ReDoS): the patterns take quadratic time on a long text without spaces. */
const mostRead = 1000

/** @param {string} text */
function withoutControls(text) {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').replace(/\p{Cc}/gu, '\ufffd')
}

/** For text of our own, such as an id, a course, or a host. @param {string} text */
export function withoutAddresses(text) {
  return withoutControls(text.slice(0, mostRead))
    .replace(/[?#][^\s]*/g, '')
    .replace(mail, '(an address)')
    .replace(network, '(an address)')
    .replace(secret, '(a token)')
}

/** For other people's messages: libraries quote input, or put it after a colon. @param {string} text */
function withoutInput(text) {
  const [first = ''] = text.split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim())
  return withoutAddresses(
    first
      .slice(0, mostRead)
      .replace(link, '$1…')
      .replace(quoted, '…')
      .replace(/:\s.*$/u, ''),
  ).slice(0, 200)
}

/** @param {Error} error */
function framesOf({ stack = '', message }) {
  const at = message ? stack.indexOf(message) : -1
  const frames = (at < 0 ? stack : stack.slice(at + message.length)).split('\n')
  return frames
    .filter((line) => /^ {4}at \S.*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, 12)
    .map((line) => withoutControls(line.trim().slice(3).replaceAll(`${process.cwd()}/`, '')))
}

/** Properties of errors of Node, Postgres, Prisma, and nodemailer. Identifiers, never values. */
const fields = ['code', 'syscall', 'port', 'constraint', 'table', 'column', 'routine', 'responseCode', 'status']

/**
 * @typedef {{ name: string, message: string, stack: string[], cause?: ErrorFacts, [field: string]: unknown }} ErrorFacts
 * @param {unknown} error
 * @returns {ErrorFacts}
 */
export function errorFacts(error, depth = 3) {
  if (!(error instanceof Error)) return { name: typeof error, message: withoutInput(String(error)), stack: [] }
  const known = fields.flatMap((field) => {
    const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (error))[field]
    return typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value))
      ? [[field, value]]
      : []
  })
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    message: withoutInput(error.message),
    ...Object.fromEntries(known),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth > 0 && { cause: errorFacts(error.cause, depth - 1) }),
  }
}

/** @param {ErrorFacts} described @returns {string} */
export function errorText({ name, message, stack, cause, ...more }) {
  const codes = Object.entries(more).map(([field, value]) => ` ${field}=${value}`)
  const lines = [`${name}: ${message}${codes.join('')}`, ...stack.map((frame) => `    at ${frame}`)]
  return [...lines, ...(cause ? [`  because of ${errorText(cause)}`] : [])].join('\n')
}
