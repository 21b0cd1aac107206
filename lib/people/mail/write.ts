import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { MailKind } from './kinds'
import type { MailParts } from './render'

export interface NewMail extends MailParts {
  /** What it is the effect of, for example `case:<id>`: there is one mail of each. */
  effect: string
  kind: MailKind
  accountId: string
  recipient: string
  /** Where one click stops mails of this kind (RFC 8058); null when there is nothing to stop. */
  unsubscribeUrl: string | null
}

/**
 * Writes a mail, once for its effect; the worker sends it. What was taken back before it went, goes after all. Call it with
 * the transaction of what it tells of, so that neither stands without the other. False: it was there already.
 */
export async function write(tx: Statements, mail: NewMail, world = systemWorld): Promise<boolean> {
  const now = world.now()
  const written = await tx.$executeRaw`
    insert into mail (id, effect, kind, account_id, recipient, subject, text, html, unsubscribe_url, created_at,
      not_before)
    values (${world.id()}::uuid, ${mail.effect}, ${mail.kind}, ${mail.accountId}::uuid, ${mail.recipient},
      ${mail.subject}, ${mail.text}, ${mail.html}, ${mail.unsubscribeUrl}, ${now}, ${now})
    on conflict (effect) do update set state = 'queued', not_before = excluded.not_before, settled_at = null
    where mail.state = 'withdrawn'`
  return written === 1
}
