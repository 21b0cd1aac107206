import { render } from '@/lib/people/mail/render'
import { writeMails } from '@/lib/people/mail/write-mail'
import { query, transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'
import { invitationMailEffect } from './mail-effects'

const batch = 500

/** Writes the mails that coordinators asked for, each once. */
export async function writeInvitationMails(world: World): Promise<void> {
  while ((await writeBatch(world)) === batch);
}

/** Race: two workers take different rows (skip locked). */
function writeBatch(world: World): Promise<number> {
  return transact(async (tx) => {
    const requests = await query(tx)<{ id: string; name: string; email: string; code: string; mailings: number }>`
      update member_invitation set mail_asked_at = null, mailings = mailings + 1 where id in (
        select id from member_invitation where mail_asked_at is not null and accepted_at is null and ended_at is null
          and email <> '' order by mail_asked_at, id limit ${batch} for update skip locked)
      returning id::text, name, email, code, mailings`
    const mails = requests.map(({ id, name, email, code, mailings }) => ({
      ...render('member-invitation', { name, site: env.APP_URL }),
      effect: invitationMailEffect({ id, mailings }),
      kind: 'member-invitation' as const,
      accountId: null,
      recipient: email,
      unsubscribeUrl: null,
      secret: code,
    }))
    await writeMails(tx, mails, world)
    return requests.length
  })
}
