import { insertAccount } from '@/lib/people/account/create-account'
import { verifyPassword } from '@/lib/people/account/password'
import { db, isUniqueViolation, query, type Transaction } from '@/lib/platform/db'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { hashSecret } from '@/lib/platform/secret'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'

const perLink = { name: 'confirm-registration', limit: 10, windowMinutes: 60 }

interface Pending {
  id: string
  name: string
  email: string
  emailKey: string
  passwordHash: string
  next: string
}

export type RegistrationConfirmed =
  | { ok: true; email: string; next: string }
  | { ok: false; reason: 'link-unusable' | 'no-match' | 'too-many' }

async function find(tokenHash: string, now: Date): Promise<Pending | null> {
  const [found] = await query<Pending>`
    select id::text, name, email, email_key as "emailKey", password_hash as "passwordHash", next from registration
    where token_hash = ${tokenHash} and expires_at > ${now}`
  return found ?? null
}

export async function findRegistration(token: string, now = systemWorld.now()): Promise<{ email: string } | null> {
  const found = await find(hashSecret(token), now)
  return found && { email: found.email }
}

/**
 * Makes the account. Asks for the password that was typed at registration: otherwise the owner of an address could be
 * made to confirm a stranger's account.
 */
export async function confirmRegistration(
  { token, password }: { token: string; password: string },
  world = systemWorld,
): Promise<RegistrationConfirmed> {
  const now = world.now()
  const tokenHash = hashSecret(token)
  const found = await find(tokenHash, now)
  if (!found) return { ok: false, reason: 'link-unusable' }
  if (!(await takeTry(perLink, tokenHash, now))) return { ok: false, reason: 'too-many' }
  if (!(await verifyPassword(found.passwordHash, password))) return { ok: false, reason: 'no-match' }
  const { name, email, passwordHash, next } = found
  try {
    return await db.$transaction(async (tx) => {
      if (!(await takeAll(tx, found))) return { ok: false, reason: 'link-unusable' }
      await insertAccount(tx, { name, email, passwordHash, proof: 'mail' }, 'themselves', world)
      return { ok: true, email, next }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'link-unusable' }
    throw error
  }
}

/** Deletes all of the address. False: another request was first. */
async function takeAll(tx: Transaction, { id, emailKey }: Pending): Promise<boolean> {
  // Race: two links of one address take turns.
  await takeTurn(tx, `registration ${emailKey}`)
  const taken = await query(tx)<{ id: string }>`
    delete from registration where email_key = ${emailKey} returning id::text`
  return taken.some((one) => one.id === id)
}
