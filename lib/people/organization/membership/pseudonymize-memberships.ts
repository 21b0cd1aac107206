import { query, type Statements } from '@/lib/platform/db'
import { nameKey } from './name-key'

/** Also clears their details. */
export async function pseudonymizeMemberships(
  tx: Statements,
  { accountId, name }: { accountId: string; name: string },
): Promise<void> {
  await query(tx)`
    update membership set name_key = ${nameKey(name)}, rank = '', identifier = '', hired_on = null,
      supervisor_id = null, division_id = null
    where account_id = ${accountId}::uuid`
}
