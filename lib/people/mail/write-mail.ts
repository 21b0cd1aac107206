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
  return (await writeMails(tx, [mail], world)) === 1
}

/** Like `writeMail` for each, a thousand per statement. Returns how many were written. */
export async function writeMails(tx: Statements, mails: readonly NewMail[], world = systemWorld): Promise<number> {
  const now = world.now()
  let written = 0
  for (let first = 0; first < mails.length; first += 1000) {
    const rows = mails.slice(first, first + 1000).map(({ secret, ...mail }) => {
      // Not the form's id: of equal forms at the same moment, one would meet the other's row by its id and fail. `effect` counts.
      const id = systemWorld.id()
      return { ...mail, id, sealed: secret ? sealForMail(secret, id, world) : null }
    })
    const some = await query(tx)`
      insert into mail (id, effect, kind, account_id, recipient, subject, text, html, unsubscribe_url, sealed_secret,
        created_at, not_before)
      select r.id, r.effect, r.kind, r."accountId", r.recipient, r.subject, r.text, r.html, r."unsubscribeUrl", r.sealed,
        ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, effect text, kind text, "accountId" uuid,
        recipient text, subject text, text text, html text, "unsubscribeUrl" text, sealed text)
      on conflict (effect) do update set state = 'queued', not_before = excluded.not_before, settled_at = null
      where mail.state = 'withdrawn' and mail.cleared_at is null
      returning 1`
    written += some.length
  }
  return written
}
