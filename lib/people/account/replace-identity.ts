import { query, type Statements } from '@/lib/platform/db'
import { hashOfNoPassword } from './create-vouched-account'
import { passwordDigest } from './password-digest'
import { pseudonymOf } from './pseudonym'

/** Replaces name, address and password of a closed account, and removes what only served to sign in. */
export async function replaceIdentity(
  tx: Statements,
  accountId: string,
  now: Date,
): Promise<{ name: string; passwordSha256: string }> {
  const { name, email } = pseudonymOf({ accountId })
  const passwordHash = await hashOfNoPassword()
  await query(tx)`
    update account set name = ${name}, email = ${email}, email_key = ${email}, password_hash = ${passwordHash}
    where id = ${accountId}::uuid`
  await query(tx)`delete from address_confirmation where account_id = ${accountId}::uuid`
  await query(tx)`delete from session where account_id = ${accountId}::uuid`
  await query(tx)`delete from known_device where account_id = ${accountId}::uuid`
  await query(tx)`delete from password_reset where account_id = ${accountId}::uuid`
  await query(tx)`insert into account_pseudonym (account_id, replaced_at) values (${accountId}::uuid, ${now})`
  return { name, passwordSha256: passwordDigest(passwordHash) }
}
