import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { endResetLinks } from './end-reset-links'

export async function grantAdministrator(operator: Operator, accountId: string, world = systemWorld): Promise<void> {
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      await endResetLinks(tx, operator, accountId, now)
      await tx.administratorship.create({ data: { id: world.id(), accountId, grantedAt: now } })
      await record(tx, { action: 'account.administrator-granted', actor: operator, subjectId: accountId }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
