import type { Learner } from '@/lib/people/account/actor'
import { changeName } from '@/lib/people/account/change-name'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { nameKey } from './name-key'

/** Changes where lists sort the person, and no certificate. */
export async function rename(learner: Learner, { name }: { name: string }, world = systemWorld): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await changeName(tx, learner, name, world.now()))) return
    await tx.membership.updateMany({ where: { accountId: learner.accountId }, data: { nameKey: nameKey(name) } })
  })
}
