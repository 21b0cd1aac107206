import { render } from '@/lib/people/mail/render'
import { writeMails } from '@/lib/people/mail/write-mail'
import { query, type Statements } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'

interface Change {
  id: string
  sentence: string
  state: 'raised' | 'ended'
}

/** Mails ALARM_MAIL, or the administrators if it is empty. One mail per address and change. */
export async function mailChange(tx: Statements, { id, sentence, state }: Change, world: World): Promise<void> {
  const set = [...new Set(env.ALARM_MAIL.split(/[\s,]+/).filter(Boolean))]
  const people =
    set.length > 0
      ? set.map((email) => ({ id: null, name: null, email }))
      : await query(tx)<{ id: string; name: string; email: string }>`
          select c.id::text, c.name, c.email
          from confirmed_account c join current_administrator a on a.account_id = c.id`
  const kind = state === 'raised' ? ('alarm-raised' as const) : ('alarm-ended' as const)
  const mails = people.map(({ id: accountId, name, email: recipient }) => ({
    ...render(kind, { name, site: env.APP_URL, sentence }),
    effect: `alarm:${id}:${state}:${recipient}`,
    kind,
    accountId,
    recipient,
    unsubscribeUrl: null,
  }))
  await writeMails(tx, mails, world)
}
