import { query, type Transaction } from '@/lib/platform/db'

/** Ends the unused address links that an administrator made for others. */
export async function endMadeLinks(tx: Transaction, makerId: string, now: Date): Promise<void> {
  await query(tx)`
    update address_link set expires_at = ${now}
    where created_by_id = ${makerId}::uuid and used_at is null and expires_at > ${now}`
}
