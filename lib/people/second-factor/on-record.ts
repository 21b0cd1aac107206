import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** For the person's own copy: no keys, secrets or hashes. */
export async function factorsOnRecord(tx: Transaction, { accountId }: Learner) {
  const where = { accountId }
  return {
    passkeys: await tx.passkey.findMany({
      where,
      orderBy: { addedAt: 'asc' },
      select: { name: true, addedAt: true, lastUsedAt: true },
    }),
    authenticatorApps: await tx.authenticatorApp.findMany({
      where,
      orderBy: { offeredAt: 'asc' },
      select: { name: true, confirmedAt: true, lastUsedAt: true },
    }),
    recoveryCodes: await tx.recoveryCode.findMany({
      where,
      orderBy: { madeAt: 'asc' },
      select: { madeAt: true, usedAt: true },
    }),
  }
}

/** An organization's rules, to compare with the log. */
export function factorRulesOnRecord(tx: Transaction, organizationIds: readonly string[]) {
  return tx.secondFactorRule.findMany({ where: { organizationId: { in: [...organizationIds] } } })
}
