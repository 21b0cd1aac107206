import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { endResetLinks } from '@/lib/people/account/end-reset-links'
import { lockAccount } from '@/lib/people/account/lock-account'
import { mailLink } from '@/lib/people/address/mail-link'
import { sendsMail } from '@/lib/people/mail/place'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
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
  const outcome = await makeCoordinator(actor, offer, world)
  if (outcome.ok) return { given: true }
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
    const [person] = await query(tx)<{ name: string; email: string; emailKey: string }>`
      select o.name, o.email, a.email_key as "emailKey" from open_account o join account_address a on a.id = o.id
      where o.id = ${accountId}::uuid`
    if (!person) throw notFound()
    const of = { organizationId, accountId }
    const attribution = { mailed: byMail, invitedAt: now, invitedById: actor.accountId, expiresAt }
    const row = { id, ...of, emailKey: person.emailKey, tokenHash: hash, ...attribution }
    const inserted = await insertOnce(tx, tx.invitation, row, async () => {
      const ended = { endedAt: now, endedById: actor.accountId }
      await tx.invitation.updateMany({ where: { ...of, acceptedAt: null, endedAt: null }, data: ended })
      return null
    })
    if (inserted !== 'new') return
    // An attack: someone who set the password by an earlier link would accept in the person's place.
    await endResetLinks(tx, actor, accountId, now)
    const about = { subjectId: accountId, object: `organization:${organizationId}` }
    const details = { invitationId: id, expiresAt: expiresAt.toISOString(), mailed: byMail }
    await record(tx, { action: 'organization.coordinator-invited', actor, ...about, details }, now)
    if (!byMail) return
    const data = { name: person.name, site: env.APP_URL }
    await mailLink(tx, 'invitation', data, { id, accountId, recipient: person.email, secret }, world)
  })
  return secret
}
