import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

const orderBy = [{ startedAt: 'asc' as const }, { id: 'asc' as const }]
const result = {
  submission: true,
  attestation: { include: { identifiers: { orderBy: { organizationId: 'asc' } } } },
} as const

export function attemptsOnRecord(tx: Transaction, { accountId }: Subject) {
  const items = { orderBy: { position: 'asc' }, include: { response: true } } as const
  return tx.attempt.findMany({ where: { accountId }, orderBy, include: { items, ...result } })
}

export function resultsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.attempt.findMany({ where: { accountId }, orderBy, include: result })
}

export async function grantsOnRecord(tx: Transaction, { accountId }: Subject) {
  return {
    unlocks: await tx.unlock.findMany({ where: { accountId }, orderBy: { unlockedAt: 'asc' } }),
    accommodations: await tx.accommodation.findMany({ where: { accountId }, orderBy: { grantedAt: 'asc' } }),
  }
}
