import { listConfirmedAccounts } from '@/lib/people/account/queries'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'
import { render } from './render'
import { writeMail } from './write-mail'

interface Notice {
  eventId: string
  action: keyof typeof kinds
  accountId: string
}

/** The entries of the audit log that the person is mailed about. */
const kinds = {
  'account.signed-in': 'new-device',
  'account.password-changed': 'password-changed',
  'account.name-changed': 'name-changed',
  'account.factor-added': 'factor-added',
  'account.factor-removed': 'factor-removed',
  'account.factors-reset': 'factor-removed',
  'account.recovery-codes-made': 'recovery-codes-made',
  'account.app-codes-paused': 'codes-guessed',
  'account.detail-suggested': 'suggestion',
  'account.administrator-granted': 'role-given',
  'organization.coordinator-made': 'role-given',
  'account.administrator-removed': 'role-ended',
  'organization.coordinator-removed': 'role-ended',
  'organization.learner-removed': 'role-ended',
  'organization.left': 'role-ended',
} as const

/**
 * Mails people with a confirmed address about changes to their account, once per audit entry. Older entries than a day are left alone, so that an
 * upgrade doesn't mail about the past.
 */
export async function writeNotices(world: World): Promise<void> {
  const since = new Date(world.now().getTime() - 86_400_000)
  const notices = await query<Notice>`
    select e.id::text as "eventId", e.action, e.subject_id::text as "accountId"
    from audit_event e
    where e.action = any(${Object.keys(kinds)}) and e.at > ${since} and e.subject_id is not null
      and (e.action <> 'account.signed-in' or e.details @> '{"newDevice": true}')
      and exists (select from confirmed_account c where c.id = e.subject_id)
      -- One mail for both fields of a form.
      and (e.action <> 'account.detail-suggested' or not exists (select from audit_event f
        where f.subject_id = e.subject_id and f.action = e.action and f.at = e.at and f.object = e.object and f.id < e.id))
      and not exists (select from mail m where m.effect = 'notice:' || e.id)
    order by e.id limit 1000`
  const accounts = await listConfirmedAccounts(notices.map(({ accountId }) => accountId))
  const byId = new Map(accounts.map((account) => [account.id, account]))
  for (const { eventId, action, accountId } of notices) {
    const account = byId.get(accountId)
    if (!account) continue
    const kind = kinds[action]
    const parts = render(kind, { name: account.name, site: env.APP_URL })
    const mail = { ...parts, effect: `notice:${eventId}`, kind, accountId, recipient: account.email }
    await writeMail(db, { ...mail, unsubscribeUrl: null }, world)
  }
}
