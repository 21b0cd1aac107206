import type { Subject } from '@/lib/people/account/actor'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

const orderBy = [{ startedAt: 'asc' as const }, { id: 'asc' as const }]
const result = {
  submission: true,
  attestation: { include: { identifiers: { orderBy: { organizationId: 'asc' } } } },
} as const

export function attemptsOnRecord(tx: Transaction, subjects: Subjects) {
  const items = { orderBy: { position: 'asc' }, include: { response: true } } as const
  return tx.attempt.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy,
    include: { items, ...result },
  })
}

export function resultsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.attempt.findMany({ where: { accountId }, orderBy, include: result })
}

export async function grantsOnRecord(tx: Transaction, subjects: Subjects) {
  const where = { accountId: { in: accountIdsOf(subjects) } }
  return {
    unlocks: await tx.unlock.findMany({ where, orderBy: { unlockedAt: 'asc' } }),
    accommodations: await tx.accommodation.findMany({ where, orderBy: { grantedAt: 'asc' } }),
  }
}
