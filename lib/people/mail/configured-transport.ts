import { env } from '@/lib/platform/env'
import { mailServer } from './place'
import type { Transport } from './transport'
import { outbox } from './transports/outbox'
import { smtp } from './transports/smtp'

export function configuredTransport(): Transport {
  const stamp = { from: env.MAIL_FROM || 'Northlight <no-reply@localhost>', site: env.APP_URL }
  return mailServer ? smtp(mailServer, stamp) : outbox(env.MAIL_OUTBOX, stamp)
}
