import { record } from '@/lib/audit/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { writeCodes } from './recovery-codes'

/** The earlier codes stop working. Errors: not-found without a factor. */
export async function makeRecoveryCodes(learner: Learner, world = systemWorld): Promise<string[]> {
  const { accountId } = learner
  return db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const factors = await query(tx)`select 1 from account_with_factor where account_id = ${accountId}::uuid`
    if (factors.length === 0) throw notFound()
    const about = { subjectId: accountId }
    await record(tx, { action: 'account.recovery-codes-made', actor: learner, ...about }, world.now())
    return writeCodes(tx, accountId, world)
  })
}
