import type { Learner, Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { accountIdsOf, type Subjects } from './subjects'

const select = { id: true, name: true, createdAt: true } as const

/** Throws for an unknown account. */
export function accountOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.account.findUniqueOrThrow({ where: { id: accountId }, select })
}

/** Leaves out unknown accounts. */
export function accountsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.account.findMany({ where: { id: { in: accountIdsOf(subjects) } }, select })
}

/** For the person's own copy: no hashes, and no ids of sessions. */
export async function signInsOnRecord(tx: Transaction, { accountId }: Learner) {
  const where = { accountId }
  return {
    sessions: await tx.session.findMany({
      where,
      orderBy: { startedAt: 'asc' },
      select: { device: true, startedAt: true, seenAt: true, expiresAt: true },
    }),
    signOuts: await tx.endedSession.findMany({ where, orderBy: { endedAt: 'asc' }, select: { endedAt: true } }),
    firstLanguage: await tx.firstLanguage.findUnique({ where, select: { language: true, saidAt: true } }),
    devices: await tx.knownDevice.findMany({ where, orderBy: { lastUsedAt: 'asc' }, select: { lastUsedAt: true } }),
    passwordLinks: await tx.passwordReset.findMany({
      where,
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true, expiresAt: true, usedAt: true },
    }),
    confirmedAddresses: await tx.addressConfirmation.findMany({
      where,
      orderBy: { confirmedAt: 'asc' },
      select: { emailKey: true, how: true, confirmedAt: true },
    }),
    administratorships: await tx.administratorship.findMany({
      where,
      orderBy: { grantedAt: 'asc' },
      select: { grantedAt: true, endedAt: true, endReason: true },
    }),
  }
}
