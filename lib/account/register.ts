import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { takeTry } from '@/lib/platform/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { normalizeEmail } from './email'
import { hashPassword, type NewPassword } from './password'

const perAddress = { name: 'register', limit: 300, windowMinutes: 60 }

/** Whether a network address may make one more account this hour. A whole academy may sit behind one address. */
export function mayRegister(address: string, world = systemWorld): Promise<boolean> {
  return takeTry(perAddress, address, world.now())
}

export type Registered = { ok: true; accountId: string } | { ok: false; reason: 'address-unusable' }

/** Makes an account. The address must be new when normalized; which one is taken is all that is told. */
export async function register(
  input: { name: string; email: string; password: NewPassword },
  by: Operator | 'themselves' = 'themselves',
  world = systemWorld,
): Promise<Registered> {
  const passwordHash = await hashPassword(input.password)
  const id = world.id()
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      await tx.account.create({
        data: {
          id,
          name: input.name,
          email: input.email.trim(),
          emailKey: normalizeEmail(input.email),
          passwordHash,
          createdAt: now,
        },
      })
      const actor = by === 'themselves' ? { accountId: id, role: 'learner' as const } : by
      await record(tx, { action: 'account.registered', actor, subjectId: id, object: `account:${id}` }, now)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'address-unusable' }
    throw error
  }
  return { ok: true, accountId: id }
}
