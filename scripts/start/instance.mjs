/* Each copy of the app names its settings in `application_name`, which every other copy can read in Postgres. */
import { createHash } from 'node:crypto'
import { readSet } from './log-signer.mjs'

const settings = {
  secret: 'NEXTAUTH_SECRET',
  url: 'APP_URL',
  issuer: 'ISSUER_URL',
  keys: 'the issuer’s keys',
}

/** Short, since Postgres cuts a name after 63 bytes. A secret has too many values to be found by its six digits. */
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 6)

export function instanceName({ appUrl, issuer }, secret) {
  const { keys = [] } = issuer.ISSUER_URL ? readSet(issuer) : {}
  const parts = {
    secret,
    url: appUrl,
    issuer: issuer.ISSUER_URL,
    keys: keys
      .map(({ id }) => id)
      .sort()
      .join(' '),
  }
  return `northlight ${Object.entries(parts)
    .map(([name, value]) => `${name}=${digest(value)}`)
    .join(' ')}`
}

const read = (name) =>
  Object.fromEntries(
    name
      .split(' ')
      .slice(1)
      .map((part) => part.split('=')),
  )

/** Sentences about settings in which a running copy of the app differs. */
export function differencesFrom(own, others) {
  const mine = read(own)
  const differing = Object.keys(settings).filter((part) => others.some((other) => read(other)[part] !== mine[part]))
  return differing.map(
    (part) => `A running copy of the app has another value of ${settings[part]}: give all copies the same.`,
  )
}
