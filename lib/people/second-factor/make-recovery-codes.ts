import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query, type Statements } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import { makeCodes, writeCodes } from './recovery-codes'

/** A set takes ten slow hashes, for which everyone who signs in would wait. */
export const perPerson = { name: 'recovery-codes', limit: 5, windowMinutes: 60 }

/** The earlier codes stop working. Errors: not-found without a factor, too-many. */
export async function makeRecoveryCodes(learner: Learner, world = systemWorld): Promise<string[]> {
  const { accountId } = learner
  await requireFactor(db, accountId)
  if (!(await takeTry(perPerson, accountId, world.now())))
    throw new DomainError(
      'too-many',
      `You made new codes ${perPerson.limit} times in an hour. Wait an hour, then try again.`,
    )
  const set = await makeCodes(world)
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    await requireFactor(tx, accountId)
    const about = { subjectId: accountId }
    await record(tx, { action: 'account.recovery-codes-made', actor: learner, ...about }, world.now())
    await writeCodes(tx, accountId, set, world.now())
  })
  return set.codes
}

async function requireFactor(on: Statements, accountId: string): Promise<void> {
  const factors = await query(on)`select 1 from account_with_factor where account_id = ${accountId}::uuid`
  if (factors.length === 0) throw notFound()
}
