import { record } from '@/lib/audit/log/record'
import type { Coordinator, Supervisor } from '@/lib/people/account/actor'
import { listConfirmedAccounts } from '@/lib/people/account/queries'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { isSupervised } from '@/lib/people/organization/membership/supervised'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'

export interface Reminded {
  sent: number
  /** Reminded by this organization on the same day. */
  already: number
  /** Their address is not confirmed, so no mail goes to it. */
  unconfirmed: number
}

/** One mail for a person and day, no matter how often it is asked for. All or none. Errors: not-found (not their learner, or not supervised by them). */
export async function remind(
  by: Coordinator | Supervisor,
  { accountIds }: { accountIds: string[] },
  world = systemWorld,
): Promise<Reminded> {
  const { organizationId, timeZone } = by
  const now = world.now()
  const confirmed = new Map((await listConfirmedAccounts(accountIds)).map((account) => [account.id, account]))
  return db.$transaction(async (tx) => {
    const reminded = { sent: 0, already: 0, unconfirmed: 0 }
    for (const accountId of accountIds.toSorted()) {
      const isTheirs = by.role === 'supervisor' ? isSupervised(by, accountId, tx) : isCurrentLearner(by, accountId, tx)
      if (!(await isTheirs)) throw notFound()
      const account = confirmed.get(accountId)
      if (!account) {
        reminded.unconfirmed++
        continue
      }
      const effect = `reminder:${organizationId}:${accountId}:${dayOf(now, timeZone)}`
      const parts = render('reminder', { name: account.name, site: env.APP_URL, by: by.role })
      const mail = {
        ...parts,
        effect,
        kind: 'reminder',
        accountId,
        recipient: account.email,
        unsubscribeUrl: null,
      } as const
      if (await writeMail(tx, mail, world)) {
        reminded.sent++
        const about = { actor: by, subjectId: accountId, object: `organization:${organizationId}` }
        await record(tx, { action: 'organization.reminded', ...about }, now)
      } else {
        reminded.already++
      }
    }
    return reminded
  })
}
