import type { Learner, Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function runsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.encounterRun.findMany({
    where: { accountId },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    include: { steps: { orderBy: { position: 'asc' } }, end: true },
  })
}

export function readingsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.encounterReading.findMany({
    where: { accountId },
    orderBy: [{ readAt: 'asc' }, { unitId: 'asc' }, { ordinal: 'asc' }],
  })
}

/** For the person's own copy: private notes are in no other. */
export function reflectionsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.reflection.findMany({
    where: { run: { accountId } },
    orderBy: { keptAt: 'asc' },
    select: { text: true, keptAt: true, run: { select: { unitId: true, ordinal: true } } },
  })
}
