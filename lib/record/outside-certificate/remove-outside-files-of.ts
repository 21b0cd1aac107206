import { query, type Transaction } from '@/lib/platform/db'
import { oneAtATime } from './one-at-a-time'

/** Keeps the files of certificates that count: an agency keeps the proof of its hours. */
export async function removeOutsideFilesOf(tx: Transaction, accountId: string): Promise<void> {
  await oneAtATime(tx, { accountId })
  await query(tx)`
    delete from outside_file f where f.account_id = ${accountId}::uuid and not exists (
      select from current_outside_certificate c where c.account_id = f.account_id and c.organization_id = f.organization_id
        and c.sha256 = f.sha256 and c.state = 'accepted')`
}
