import { insertMailedResetLink } from '@/lib/people/account/create-reset-link'
import { normalizeEmail } from '@/lib/people/account/email'
import { findOwner } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { mayMail } from './mail-limits'
import { mailLink } from './mail-link'

/** Mails a link to set a new password if the address has an open account. The answer is the same if not. */
export async function askForReset(
  { email: typed, network }: { email: string; network: string },
  world = systemWorld,
): Promise<void> {
  const emailKey = normalizeEmail(typed)
  if (!(await mayMail({ emailKey, purpose: 'reset', network }, world.now()))) return
  await db.$transaction(async (tx) => {
    const owner = await findOwner(tx, emailKey)
    if (!owner || owner.isClosed) return
    const { id: accountId, name, email: recipient } = owner
    const { id, token: secret } = await insertMailedResetLink(tx, accountId, world)
    const data = { name, site: env.APP_URL }
    await mailLink(tx, 'reset-password', data, { id, accountId, recipient, secret }, world)
  })
}
