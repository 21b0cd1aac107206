import type { Transaction } from '@/lib/platform/db'

interface Entering {
  cohortId: string
  membershipId: string
  accountId: string
}

/** False: they were in it. */
export async function enterCohort(tx: Transaction, entering: Entering, joinedAt: Date): Promise<boolean> {
  const added = await tx.cohortMember.createMany({ data: [{ ...entering, joinedAt }], skipDuplicates: true })
  return added.count > 0
}
