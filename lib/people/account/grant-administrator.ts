import { record } from '@/lib/audit/log/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { isConfirmed } from './confirmed-address'
import { endAccessOfOthers } from './end-access-of-others'

/** Errors: forbidden (the address is not confirmed). */
export async function grantAdministrator(operator: Operator, accountId: string, world = systemWorld): Promise<void> {
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      await endAccessOfOthers(tx, operator, { accountId, organizationId: null }, now)
      if (!(await isConfirmed(tx, accountId))) throw new DomainError('forbidden', 'This address is not confirmed.')
      await tx.administratorship.create({ data: { id: world.id(), accountId, grantedAt: now } })
      await record(tx, { action: 'account.administrator-granted', actor: operator, subjectId: accountId }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
