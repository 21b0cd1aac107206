import { Readable } from 'node:stream'

const hints = {
  EAUTH: 'it refuses the user and password: correct them in SMTP_URL',
  EDNS: 'no machine has this name: correct the host in SMTP_URL',
  ECONNECTION: 'nothing listens there: correct host and port in SMTP_URL',
  ESOCKET: 'the connection cannot be made or encrypted: correct smtp: or smtps:, and the port, in SMTP_URL',
  ETIMEDOUT: 'it does not answer: check the host, and whether a firewall is in between',
}
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000 }

/** Signs in and names sender and recipient, then hangs up before the message: only that shows if a login is needed. */
async function offerMail(url, from) {
  const { createTransport } = await import('nodemailer')
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const { options } = createTransport({ url, ...patience }).transporter
  const connection = new SMTPConnection(options)
  try {
    await new Promise((resolve, reject) => {
      const then = (next) => (error) => (error ? reject(error) : next())
      const offer = () => connection.send({ from, to: from }, new Readable({ read: resolve }), then(resolve))
      connection.on('error', reject)
      connection.connect(
        then(() => (options.auth && connection.allowsAuth ? connection.login(options.auth, then(offer)) : offer())),
      )
    })
  } finally {
    connection.close()
  }
}

/** The sender may have no mailbox there, so another refusal of the recipient says nothing. */
const isPolicy = ({ command, responseCode, response }) =>
  command !== 'RCPT TO' || responseCode === 530 || /^5\d\d 5\.7\.|authenticat|relay|access denied/i.test(response)

function reasonOf(error, { username, host }) {
  if (error.code !== 'EENVELOPE') return hints[error.code] ?? error.message
  if (!isPolicy(error)) return null
  if (error.responseCode === 530 || (!username && /authenticat|relay|access denied/i.test(error.response)))
    return `it wants a user and password: set them in SMTP_URL, as smtps://user:password@${host}`
  return `it refuses mail from the address in MAIL_FROM (${error.response}): use an address that it sends for`
}

/** A sentence in a list, or none. Sends nothing. */
export async function checkMail({ demo, mail: { SMTP_URL, MAIL_FROM } }) {
  if (demo || !SMTP_URL) return []
  const from = /<(.+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM
  const url = new URL(SMTP_URL)
  const wrong = await offerMail(SMTP_URL, from).then(
    () => null,
    (error) => reasonOf(error, url),
  )
  return wrong ? [{ level: 'fault', text: `The mail server ${url.host} cannot be used: ${wrong}.` }] : []
}
