import { randomBytes } from 'node:crypto'
import type { AuditEntry } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { insertAccount, type NewAccount } from './create-account'
import { hashPassword, type NewPassword } from './password'

/** A random password that is never shown: the person signs in through the provider, or sets one by a reset link. */
export function hashOfNoPassword(): Promise<string> {
  return hashPassword(randomBytes(48).toString('base64url') as NewPassword)
}

/** Creates an account with a name and address that a sign-on provider vouches for. */
export function createVouchedAccount(
  tx: Transaction,
  actor: AuditEntry['actor'],
  account: Omit<NewAccount, 'proof'>,
  world: World,
): Promise<string> {
  return insertAccount(tx, { ...account, proof: 'provider' }, actor, world)
}
