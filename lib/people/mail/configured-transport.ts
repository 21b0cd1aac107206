import { env } from '@/lib/platform/env'
import { outbox } from './outbox'
import { mailServer } from './place'
import { smtp } from './smtp'
import type { Transport } from './transport'

export function configuredTransport(): Transport {
  const stamp = { from: env.MAIL_FROM || 'Northlight <no-reply@localhost>', site: env.APP_URL }
  return mailServer ? smtp(mailServer, stamp) : outbox(env.MAIL_OUTBOX, stamp)
}
