import type { Operator } from '@/lib/people/account/actor'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { configuredPlaces } from './places'

interface Recipient {
  id: string | null
  name: string | null
  email: string
}

/** To administrators and to the mail addresses that get checkpoints, once a day. Returns how many there are. */
export async function mailAlarm(_operator: Operator, sentence: string, world = systemWorld): Promise<number> {
  const administrators = await query<Recipient>`
    select c.id::text, c.name, c.email from confirmed_account c join current_administrator a on a.account_id = c.id`
  const outside = configuredPlaces()
    .filter(({ kind }) => kind === 'mail')
    .map(({ address }) => ({ id: null, name: null, email: decodeURIComponent(new URL(address).pathname) }))
  const day = world.now().toISOString().slice(0, 10)
  const recipients: Recipient[] = [...administrators, ...outside]
  for (const { id: accountId, name, email: recipient } of recipients) {
    const parts = render('log-alarm', { name, site: env.APP_URL, sentence })
    const effect = `log-alarm:${recipient}:${day}`
    await writeMail(db, { ...parts, effect, kind: 'log-alarm', accountId, recipient, unsubscribeUrl: null }, world)
  }
  return recipients.length
}
