import { query, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { MailKind } from './kinds'
import type { MailParts } from './render'
import { sealForMail } from './secret'

export interface NewMail extends MailParts {
  /** The cause, for example `case:<id>`; each has one mail. */
  effect: string
  kind: MailKind
  /** Null: a person without an account. */
  accountId: string | null
  recipient: string
  /** One-click unsubscribe (RFC 8058); null when there is nothing to stop. */
  unsubscribeUrl: string | null
  /** Goes where the texts have `secretMark`, but only when the mail is sent. */
  secret?: string
}

/** Once per effect; requeues a withdrawn mail. Pass its cause's transaction. False: it was already there. */
export async function writeMail(tx: Statements, mail: NewMail, world = systemWorld): Promise<boolean> {
  const now = world.now()
  const id = world.id()
  const sealed = mail.secret ? sealForMail(mail.secret, id, world) : null
  const written = await query(tx)`
    insert into mail (id, effect, kind, account_id, recipient, subject, text, html, unsubscribe_url, sealed_secret,
      created_at, not_before)
    values (${id}::uuid, ${mail.effect}, ${mail.kind}, ${mail.accountId}::uuid, ${mail.recipient}, ${mail.subject},
      ${mail.text}, ${mail.html}, ${mail.unsubscribeUrl}, ${sealed}, ${now}, ${now})
    on conflict (effect) do update set state = 'queued', not_before = excluded.not_before, settled_at = null
    where mail.state = 'withdrawn' and mail.cleared_at is null
    returning 1`
  return written.length === 1
}
