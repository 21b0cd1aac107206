import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { endResetLinks } from '@/lib/people/account/end-reset-links'
import { lockAccount } from '@/lib/people/account/lock-account'
import { mailLink } from '@/lib/people/address/mail-link'
import { sendsMail } from '@/lib/people/mail/place'
import { makeCoordinator } from '@/lib/people/organization/make-coordinator'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld, type World } from '@/lib/platform/world'

const days = 7

export type CoordinatorOffered =
  | { given: true }
  /** `link` is for handing over when the site sends no mail; null when it was mailed. */
  | { given: false; link: string | null }

interface Offer {
  organizationId: string
  accountId: string
}

/** Gives the role, or an invitation to a person whose address is not confirmed. Errors: not-found. */
export async function offerCoordinator(
  actor: Administrator | Operator,
  offer: Offer,
  { byMail = sendsMail, world = systemWorld }: { byMail?: boolean; world?: World } = {},
): Promise<CoordinatorOffered> {
  const made = await makeCoordinator(actor, offer, world)
  if (made.ok) return { given: true }
  const token = await invite(actor, offer, byMail, world)
  return { given: false, link: byMail ? null : `${env.APP_URL}/invitations/${token}` }
}

/** Ends an earlier invitation to the same role. A duplicate submit gets the same link and sends no other mail. */
async function invite(
  actor: Administrator | Operator,
  { organizationId, accountId }: Offer,
  byMail: boolean,
  world: World,
): Promise<string> {
  const now = world.now()
  const expiresAt = new Date(now.getTime() + days * 86_400_000)
  const [id, { secret, hash }] = [world.id(), makeSecret(world)]
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const [same] = await query(tx)`select 1 from invitation where id = ${id}::uuid`
    if (same) return
    const [person] = await query(tx)<{ name: string; email: string }>`
      select name, email from open_account where id = ${accountId}::uuid`
    if (!person) throw notFound()
    // An attack: someone who set the password by an earlier link would accept in the person's place.
    await endResetLinks(tx, actor, accountId, now)
    await query(tx)`
      update invitation set ended_at = ${now}, ended_by_id = ${actor.accountId}::uuid
      where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid
        and accepted_at is null and ended_at is null`
    await query(tx)`
      insert into invitation (id, organization_id, account_id, email_key, token_hash, mailed, invited_at, invited_by_id, expires_at)
      select ${id}::uuid, ${organizationId}::uuid, id, email_key, ${hash}, ${byMail}, ${now}, ${actor.accountId}::uuid, ${expiresAt}
      from account_address where id = ${accountId}::uuid`
    const about = { subjectId: accountId, object: `organization:${organizationId}` }
    const details = { invitationId: id, expiresAt: expiresAt.toISOString(), mailed: byMail }
    await record(tx, { action: 'organization.coordinator-invited', actor, ...about, details }, now)
    if (!byMail) return
    const data = { name: person.name, site: env.APP_URL }
    await mailLink(tx, 'invitation', data, { id, accountId, recipient: person.email, secret }, world)
  })
  return secret
}
