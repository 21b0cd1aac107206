import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { query, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'

/** `roleId`: the membership or administratorship that ended. */
export async function mailEnded(
  tx: Transaction,
  { roleId, accountId }: { roleId: string; accountId: string },
  world: World,
): Promise<void> {
  const [person] = await query(tx)<{ name: string; email: string }>`
    select name, email from person where id = ${accountId}::uuid`
  if (!person) throw notFound()
  const { name, email } = person
  const parts = render('role-ended', { name, site: env.APP_URL })
  const to = { accountId, recipient: email, unsubscribeUrl: null }
  await writeMail(tx, { effect: `role-ended:${roleId}`, kind: 'role-ended', ...to, ...parts }, world)
}
