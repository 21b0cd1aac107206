import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { forgetFactor } from '@/lib/people/account/session/session'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { systemWorld } from '@/lib/platform/world'
import { removeCodes } from './recovery-codes'

/** Without a factor left, the recovery codes go too. Errors: not-found unless the factor is the learner's. */
export async function removeFactor(learner: Learner, id: string, world = systemWorld): Promise<void> {
  if (!isUuid(id)) throw notFound()
  const { accountId } = learner
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const [removed] = await query(tx)<{ kind: string; name: string }>`
      with k as (delete from passkey where id = ${id}::uuid and account_id = ${accountId}::uuid returning name),
        a as (delete from authenticator_app
          where id = ${id}::uuid and account_id = ${accountId}::uuid and confirmed_at is not null returning name)
      select 'passkey' as kind, name from k union all select 'app', name from a`
    if (!removed) throw notFound()
    const { kind, name } = removed
    const about = { subjectId: accountId, details: { kind }, values: { name } }
    await record(tx, { action: 'account.factor-removed', actor: learner, ...about }, world.now())
    const left = await query(tx)`select 1 from account_with_factor where account_id = ${accountId}::uuid`
    if (left.length > 0) return
    await removeCodes(tx, accountId)
    await forgetFactor(tx, learner)
  })
}
