import { randomBytes } from 'node:crypto'
import { type AuditEntry, record } from '@/lib/audit/record'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { normalizeEmail } from './email'
import { hashPassword, type NewPassword } from './password'

/** Nobody knows the password: the person signs in through the provider, or sets one by a reset link. */
export function hashOfNoPassword(): Promise<string> {
  return hashPassword(randomBytes(48).toString('base64url') as NewPassword)
}

/** Creates an account whose name and address a sign-on provider vouches for. */
export async function createVouchedAccount(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
  world: World,
): Promise<string> {
  const id = world.id()
  const now = world.now()
  const data = { id, name, email, emailKey: normalizeEmail(email), passwordHash, createdAt: now }
  await tx.account.create({ data })
  const object = `account:${id}`
  await record(tx, { action: 'account.registered', actor, subjectId: id, object, values: { name, email } }, now)
  return id
}
