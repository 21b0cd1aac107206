import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { changeEmail } from '@/lib/people/account/change-email'
import { confirmAddress, isConfirmed } from '@/lib/people/account/confirmed-address'
import { normalizeEmail } from '@/lib/people/account/email'
import { lockAccount } from '@/lib/people/account/lock-account'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, isUniqueViolation, query, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld, type World } from '@/lib/platform/world'

export type AddressConfirmed = { ok: true } | { ok: false; reason: 'link-unusable' }

/** The address of a link that the learner can use. */
export async function findAddressLink(
  { accountId }: Learner,
  token: string,
  now = systemWorld.now(),
): Promise<{ email: string } | null> {
  const [found] = await query<{ email: string }>`
    select email from address_link where token_hash = ${hashSecret(token)} and account_id = ${accountId}::uuid
      and used_at is null and expires_at > ${now}`
  return found ?? null
}

/** Only the person who asked can use the link: another account's owner could be made to confirm a stranger's address. */
export async function confirmOwnAddress(
  learner: Learner,
  { token }: { token: string },
  world = systemWorld,
): Promise<AddressConfirmed> {
  try {
    return await db.$transaction((tx) => take(tx, learner, token, world))
  } catch (error) {
    // Another account got the address in the meantime.
    if (isUniqueViolation(error)) return { ok: false, reason: 'link-unusable' }
    throw error
  }
}

async function take(tx: Transaction, learner: Learner, token: string, world: World): Promise<AddressConfirmed> {
  const { accountId } = learner
  const now = world.now()
  await lockAccount(tx, accountId)
  const [link] = await query(tx)<{ email: string; emailKey: string; how: 'mail' | 'handed-over' }>`
    update address_link set used_at = ${now}
    where token_hash = ${hashSecret(token)} and account_id = ${accountId}::uuid and used_at is null and expires_at > ${now}
    returning email, email_key as "emailKey",
      case when created_by_id is null then 'mail' else 'handed-over' end as how`
  if (!link) return { ok: false, reason: 'link-unusable' }
  const { email, how } = link
  await query(tx)`
    update address_link set expires_at = ${now}
    where account_id = ${accountId}::uuid and used_at is null and expires_at > ${now}`
  if (link.emailKey === normalizeEmail(learner.email)) {
    if (await confirmAddress(tx, accountId, how, now)) {
      const about = { subjectId: accountId, details: { how } }
      await record(tx, { action: 'account.address-confirmed', actor: learner, ...about }, now)
    }
    return { ok: true }
  }
  const wasConfirmed = await isConfirmed(tx, accountId)
  const earlier = await changeEmail(tx, learner, { email, how }, now)
  if (wasConfirmed) await mailEarlier(tx, { accountId, name: learner.name, recipient: earlier }, world)
  return { ok: true }
}

async function mailEarlier(
  tx: Transaction,
  { name, ...to }: { accountId: string; name: string; recipient: string },
  world: World,
): Promise<void> {
  const kind = 'address-changed'
  const parts = render(kind, { name, site: env.APP_URL })
  await writeMail(tx, { ...parts, ...to, effect: `${kind}:${world.id()}`, kind, unsubscribeUrl: null }, world)
}
