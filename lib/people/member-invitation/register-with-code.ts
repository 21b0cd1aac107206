import { insertAccount } from '@/lib/people/account/create-account'
import { hashPassword, type NewPassword } from '@/lib/people/account/password'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export type CodeRegistered = { ok: true } | { ok: false; reason: 'code-unusable' }

/**
 * Makes the account of a person without an address, who signs in with the code of their invitation from then on. They still
 * have to join. A code says nothing about who has an account, so it may be refused openly.
 */
export async function registerWithCode(
  { name, code, password }: { name: string; code: string; password: NewPassword },
  world = systemWorld,
): Promise<CodeRegistered> {
  const passwordHash = await hashPassword(password)
  try {
    return await db.$transaction(async (tx) => {
      const [live] = await query(tx)`
        select from member_invitation
        where code = ${code} and accepted_at is null and ended_at is null and expires_at > ${world.now()} for share`
      if (!live) return { ok: false, reason: 'code-unusable' }
      const account = { name, email: '', signInCode: code, passwordHash, proof: null }
      await insertAccount(tx, account, 'themselves', world)
      return { ok: true }
    })
  } catch (error) {
    // The code has made an account already.
    if (isUniqueViolation(error)) return { ok: false, reason: 'code-unusable' }
    throw error
  }
}
