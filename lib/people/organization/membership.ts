import type { AuditEntry } from '@/lib/audit/record'
import { endAccessOfOthers } from '@/lib/people/account/end-access-of-others'
import { lockAccount } from '@/lib/people/account/lock-account'
import { namesOf } from '@/lib/people/account/queries'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'
import { nameKey } from './name-key'

export async function startMembership(
  tx: Transaction,
  actor: AuditEntry['actor'],
  input: { organizationId: string; accountId: string; role: 'learner' | 'coordinator' },
  world: World,
): Promise<boolean> {
  // Race: the membership must not end before the caller adds to it.
  await lockAccount(tx, input.accountId)
  const name = (await namesOf([input.accountId], tx)).get(input.accountId)
  if (name === undefined) throw notFound()
  const started = await tx.membership.createMany({
    data: [{ id: world.id(), ...input, nameKey: nameKey(name), startedAt: world.now() }],
    skipDuplicates: true,
  })
  if (started.count === 1) await endAccessOfOthers(tx, actor, input, world.now())
  return started.count === 1
}
