import { query, type Statements } from '@/lib/platform/db'

/** Why an address counts as the person's own. `earlier`: from a release that confirmed none. */
export type Proof = 'mail' | 'handed-over' | 'operator' | 'provider' | 'earlier'

/** False for a closed account. */
export async function isConfirmed(on: Statements, accountId: string): Promise<boolean> {
  return (await query(on)`select from confirmed_account where id = ${accountId}::uuid`).length > 0
}

/** For the account's present address. The caller records it. False: it was confirmed before. */
export async function confirmAddress(on: Statements, accountId: string, how: Proof, now: Date): Promise<boolean> {
  const added = await query(on)`
    insert into address_confirmation (account_id, email_key, how, confirmed_at)
    select id, email_key, ${how}, ${now} from account where id = ${accountId}::uuid
    on conflict do nothing returning 1`
  return added.length > 0
}
