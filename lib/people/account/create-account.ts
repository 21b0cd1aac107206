import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { normalizeEmail } from './email'

export type Registered = { ok: true; accountId: string } | { ok: false; reason: 'address-unusable' }

export async function createAccount(
  input: { name: string; email: string; passwordHash: string },
  by: Operator | 'themselves',
  world = systemWorld,
): Promise<Registered> {
  const { name, passwordHash } = input
  const email = input.email.trim()
  const id = world.id()
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      const data = { id, name, email, emailKey: normalizeEmail(email), passwordHash, createdAt: now }
      await tx.account.create({ data })
      const actor = by === 'themselves' ? { accountId: id, role: 'learner' as const } : by
      const object = `account:${id}`
      await record(tx, { action: 'account.registered', actor, subjectId: id, object, values: { name, email } }, now)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'address-unusable' }
    throw error
  }
  return { ok: true, accountId: id }
}
