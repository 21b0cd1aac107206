import 'server-only'
import { readSettings } from './settings.mjs'

/** `next build` loads modules without a site, and renders nothing that uses these. */
const building = process.env.NEXT_PHASE === 'phase-production-build'
const placeholders = {
  DATABASE_URL: 'postgresql://localhost/unused-during-build',
  NEXTAUTH_SECRET: 'unused during the build, which renders nothing',
}

function readEnvironment() {
  const { values, wrong } = readSettings(
    [
      'NODE_ENV',
      'DATABASE_URL',
      'READ_DATABASE_URL',
      'NEXTAUTH_SECRET',
      'APP_URL',
      'EXIT_URL',
      'CONTACT',
      'SECOND_FACTOR',
      'SECOND_FACTOR_DAYS',
      'NORTHLIGHT_DATABASE_FOLDER',
      'NORTHLIGHT_DEMO',
      'NORTHLIGHT_CONNECTIONS',
      'NORTHLIGHT_PROCESSES',
      'SMTP_URL',
      'MAIL_FROM',
      'MAIL_OUTBOX',
      'ISSUER_URL',
      'ISSUER_NAME',
      'KEYS_FILE',
      'SIGNING_KEYS',
      'TSA_URLS',
      'LOG_WITNESSES',
      'TSA_ROOTS',
      'RETENTION',
      'METRICS_TOKEN',
      'ALARMS',
      'ALARM_MAIL',
    ],
    building ? { ...placeholders, ...process.env } : process.env,
  )
  if (!values.DATABASE_URL) wrong.push('DATABASE_URL is not set.')
  if (wrong.length > 0) throw new Error(`The configuration cannot be used. ${wrong.join(' ')}`)
  return values
}

export const env = readEnvironment()
export const isDemo = env.NORTHLIGHT_DEMO === '1'
