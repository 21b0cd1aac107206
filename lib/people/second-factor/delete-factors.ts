import { query, type Statements } from '@/lib/platform/db'
import { removeCodes } from './recovery-codes'

/** All passkeys, apps and codes of a person. Returns how many factors there were. */
export async function deleteFactors(tx: Statements, accountId: string): Promise<number> {
  const passkeys = await query(tx)`delete from passkey where account_id = ${accountId}::uuid returning 1`
  const apps = await query(tx)<{ confirmed: boolean }>`
    delete from authenticator_app where account_id = ${accountId}::uuid
    returning confirmed_at is not null as confirmed`
  await removeCodes(tx, accountId)
  return passkeys.length + apps.filter(({ confirmed }) => confirmed).length
}
