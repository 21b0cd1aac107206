import type { Transaction } from '@/lib/platform/db'

export function timeRulesOnRecord(tx: Transaction, organizationIds: readonly string[]) {
  return tx.seatTimeRule.findMany({ where: { organizationId: { in: [...organizationIds] } } })
}
