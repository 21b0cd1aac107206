import { normalizeEmail } from '@/lib/people/account/email'
import { hashPassword, type NewPassword } from '@/lib/people/account/password'
import { findOwner } from '@/lib/people/account/queries'
import { db, query, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld, type World } from '@/lib/platform/world'
import { mayMail } from './mail-limits'
import { mailLink } from './mail-link'
import { mailOwner } from './mail-owner'
import { recordRegistrationTried } from './record-registration-tried'

const hours = 24

interface Asked {
  name: string
  email: string
  password: NewPassword
  next: string
  network: string
}

/** With a mail server: the outcome and the time are the same whether or not the address has an account. */
export async function askToRegister({ password, ...registration }: Asked, world = systemWorld): Promise<void> {
  const email = registration.email.trim()
  const emailKey = normalizeEmail(email)
  const passwordHash = await hashPassword(password)
  if (!(await mayMail({ emailKey, purpose: 'registration', network: registration.network }, world.now()))) return
  await db.$transaction(async (tx) => {
    const owner = await findOwner(tx, emailKey)
    if (!owner) return insertRegistration(tx, { ...registration, email, emailKey, passwordHash }, world)
    if (owner.isClosed) return
    await mailOwner(tx, owner, world)
    await recordRegistrationTried(tx, owner, world)
  })
}

interface NewRegistration extends Omit<Asked, 'password' | 'network'> {
  emailKey: string
  passwordHash: string
}

async function insertRegistration(tx: Transaction, registration: NewRegistration, world: World): Promise<void> {
  const { name, email, emailKey, passwordHash, next } = registration
  const now = world.now()
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const [id, { secret, hash }] = [world.id(), makeSecret(world)]
  await query(tx)`
    delete from registration where id in (
      select id from registration where expires_at < ${now} limit 100 for update skip locked)`
  await query(tx)`
    insert into registration (id, name, email, email_key, password_hash, token_hash, next, created_at, expires_at)
    values (${id}::uuid, ${name}, ${email}, ${emailKey}, ${passwordHash}, ${hash}, ${next}, ${now}, ${expiresAt})`
  await mailLink(tx, 'registration', { site: env.APP_URL }, { id, accountId: null, recipient: email, secret }, world)
}
