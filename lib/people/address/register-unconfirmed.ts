import { normalizeEmail } from '@/lib/people/account/email'
import type { NewPassword } from '@/lib/people/account/password'
import { findOwner } from '@/lib/people/account/queries'
import { register } from '@/lib/people/account/register'
import { db } from '@/lib/platform/db'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import { recordRegistrationTried } from './record-registration-tried'

const perAccount = { name: 'registration-tried', limit: 1, windowMinutes: 15 }

interface Asked {
  name: string
  email: string
  password: NewPassword
}

/** Without a mail server: the outcome is the same whether or not the address has an account (account enumeration). */
export async function registerUnconfirmed(registration: Asked, world = systemWorld): Promise<void> {
  const registered = await register(registration, 'themselves', world)
  if (registered.ok) return
  const owner = await findOwner(db, normalizeEmail(registration.email))
  if (!owner || owner.isClosed || !(await takeTry(perAccount, owner.id, world.now()))) return
  await recordRegistrationTried(db, owner, world)
}
