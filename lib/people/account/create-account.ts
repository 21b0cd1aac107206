import { type AuditEntry, record } from '@/lib/audit/log/record'
import { db, isUniqueViolation, type Transaction } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import type { Operator } from './actor'
import { confirmAddress, type Proof } from './confirmed-address'
import { signInKey } from './email'
import { passwordDigest } from './password-digest'

export type Registered = { ok: true; accountId: string } | { ok: false; reason: 'address-unusable' }

export interface NewAccount {
  name: string
  /** Empty: they sign in with the code of their invitation. */
  email: string
  signInCode?: string
  passwordHash: string
  /** Null: the address is not confirmed. */
  proof: Proof | null
}

export async function createAccount(
  input: NewAccount,
  by: Operator | 'themselves',
  world = systemWorld,
): Promise<Registered> {
  try {
    return { ok: true, accountId: await db.$transaction((tx) => insertAccount(tx, input, by, world)) }
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'address-unusable' }
    throw error
  }
}

/** Returns the account's id. Errors: a unique violation when the address or code is taken. */
export async function insertAccount(
  tx: Transaction,
  { name, email: typed, signInCode = '', passwordHash, proof }: NewAccount,
  by: AuditEntry['actor'] | 'themselves',
  world: World,
): Promise<string> {
  const email = typed.trim()
  const [id, now] = [world.id(), world.now()]
  const data = { id, name, email, emailKey: signInKey(email || signInCode), passwordHash, createdAt: now }
  await tx.account.create({ data })
  if (proof) await confirmAddress(tx, id, proof, now)
  const actor = by === 'themselves' ? { accountId: id, role: 'learner' as const } : by
  const about = {
    subjectId: id,
    object: `account:${id}`,
    details: { confirmed: proof, passwordSha256: passwordDigest(passwordHash) },
  }
  await record(
    tx,
    { action: 'account.registered', actor, ...about, values: { name, email, ...(signInCode && { signInCode }) } },
    now,
  )
  return id
}
