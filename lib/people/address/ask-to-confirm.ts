import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { findOwner } from '@/lib/people/account/queries'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { mayMail, mayMailOwner } from './mail-limits'
import { mailLink } from './mail-link'
import { mailOwner } from './mail-owner'

const hours = 24
const perAccount = { name: 'confirm-address', limit: 10, windowMinutes: 60 }

/**
 * Mails a link to the learner's address, or to a new one that takes effect when the link is used. The answer is the
 * same for an address of another account; its owner hears of it.
 */
export async function askToConfirm(
  learner: Learner,
  input: { email: string },
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'too-many' }> {
  const { accountId } = learner
  const now = world.now()
  if (!(await takeTry(perAccount, accountId, now))) return { ok: false, reason: 'too-many' }
  const email = input.email.trim()
  const emailKey = normalizeEmail(email)
  const may =
    emailKey === normalizeEmail(learner.email)
      ? await mayMailOwner(learner, now)
      : await mayMail({ emailKey, purpose: 'confirmation', accountId }, now)
  if (!may) return { ok: false, reason: 'too-many' }
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const [id, { secret, hash }] = [world.id(), makeSecret(world)]
  await db.$transaction(async (tx) => {
    const about = { subjectId: accountId, values: { email } }
    await record(tx, { action: 'account.address-change-asked', actor: learner, ...about }, now)
    const owner = await findOwner(tx, emailKey)
    if (owner && owner.id !== accountId) {
      if (!owner.isClosed) await mailOwner(tx, owner, world)
      return
    }
    await query(tx)`
      insert into address_link (id, account_id, email, email_key, token_hash, created_at, expires_at)
      values (${id}::uuid, ${accountId}::uuid, ${email}, ${emailKey}, ${hash}, ${now}, ${expiresAt})`
    await mailLink(tx, 'confirm-address', { site: env.APP_URL }, { id, accountId, recipient: email, secret }, world)
  })
  return { ok: true }
}
