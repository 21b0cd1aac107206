import type { AuditEntry } from '@/lib/audit/log/record'
import { endAccessOfOthers } from '@/lib/people/account/end-access-of-others'
import { lockAccount } from '@/lib/people/account/lock-account'
import { namesOf } from '@/lib/people/account/queries'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'
import { nameKey } from './name-key'

/** For the log: verify-record finds the row by it. */
export type StartedMembership = { membershipId: string; startedAt: string }

/** Null: they had it already. */
export async function startMembership(
  tx: Transaction,
  actor: AuditEntry['actor'],
  input: { organizationId: string; accountId: string; role: 'learner' | 'coordinator' },
  world: World,
): Promise<StartedMembership | null> {
  // Race: the membership must not end before the caller adds to it.
  await lockAccount(tx, input.accountId)
  const name = (await namesOf([input.accountId], tx)).get(input.accountId)
  if (name === undefined) throw notFound()
  const [id, now] = [world.id(), world.now()]
  const started = await tx.membership.createMany({
    data: [{ id, ...input, nameKey: nameKey(name), startedAt: now }],
    skipDuplicates: true,
  })
  if (started.count === 0) return null
  await endAccessOfOthers(tx, actor, input, now)
  return { membershipId: id, startedAt: now.toISOString() }
}
