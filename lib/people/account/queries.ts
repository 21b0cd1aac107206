import { db, query, type Statements, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import type { Administrator, Learner } from './actor'
import { isConfirmed } from './confirmed-address'
import { signInKey } from './email'

/** Also by the code of someone without an address. */
export async function findAccountByEmail(email: string): Promise<{ id: string; name: string; email: string }> {
  const account = await db.account.findFirst({
    where: { emailKey: signInKey(email), closure: null },
    select: { id: true, name: true, email: true },
  })
  if (!account) throw notFound()
  return account
}

export interface Owner {
  id: string
  name: string
  email: string
  isClosed: boolean
}

/** The account may be closed. */
export async function findOwner(on: Statements, emailKey: string): Promise<Owner | null> {
  const [owner] = await query(on)<Owner>`
    select a.id::text, a.name, a.email,
      exists (select from account_closure c where c.account_id = a.id) as "isClosed"
    from account a where a.email_key = ${emailKey}`
  return owner ?? null
}

export interface RoleFound {
  /** When the role began to require a second factor from this person; null if it does not. */
  factorSince: Date | null
}

export async function findAdministratorship({ accountId }: Learner): Promise<RoleFound | null> {
  const [row] = await query<RoleFound>`
    select (select greatest(r.began_at, a.granted_at) from live_second_factor_rule r where r.organization_id is null)
      as "factorSince"
    from administratorship a where a.account_id = ${accountId}::uuid and a.ended_at is null`
  return row ?? null
}

export async function isAdministrator(learner: Learner): Promise<boolean> {
  return (await findAdministratorship(learner)) !== null
}

export function hasConfirmedAddress({ accountId }: Learner): Promise<boolean> {
  return isConfirmed(db, accountId)
}

/** The code with which a person without an address signs in, as it was printed; null for everyone else. */
export async function findSignInCode({ accountId }: Learner): Promise<string | null> {
  const [found] = await query<{ code: string }>`
    select upper(email_key) as code from account_address where id = ${accountId}::uuid and email = ''`
  return found?.code ?? null
}

export async function isOpen(on: Statements, accountId: string): Promise<boolean> {
  return (await query(on)`select from open_account where id = ${accountId}::uuid`).length > 0
}

export async function findOpenAccount(
  on: Statements,
  accountId: string,
): Promise<{ id: string; sessionVersion: number } | null> {
  const [account] = await query(on)<{ id: string; sessionVersion: number }>`
    select a.id::text, a.session_version as "sessionVersion" from account a
    where a.id = ${accountId}::uuid and not exists (select from account_closure c where c.account_id = a.id)`
  return account ?? null
}

/** Includes closed accounts. */
export async function findAccountId(addressOrId: string, on: Transaction = db): Promise<string | null> {
  const where = isUuid(addressOrId) ? { id: addressOrId } : { emailKey: signInKey(addressOrId) }
  return (await on.account.findUnique({ where, select: { id: true } }))?.id ?? null
}

/** Skips unknown ids. */
export async function namesOf(ids: readonly string[], on: Statements = db): Promise<Map<string, string>> {
  const rows = await query(on)<{ id: string; name: string }>`
    select id::text, name from account where id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Accounts to mail: open, with a confirmed address. */
export async function listConfirmedAccounts(ids: string[]): Promise<{ id: string; name: string; email: string }[]> {
  return query<{ id: string; name: string; email: string }>`
    select id::text, name, email from confirmed_account where id = any(${ids}::uuid[])`
}

export interface AdministratorView {
  accountId: string
  name: string
  email: string
  grantedAt: Date
}

/** Leaves out closed accounts. */
export async function listAdministrators(_administrator: Administrator): Promise<AdministratorView[]> {
  return query<AdministratorView>`
    select p.id::text as "accountId", p.name, p.email, a.granted_at as "grantedAt"
    from administratorship a join open_account p on p.id = a.account_id
    where a.ended_at is null order by p.name, p.id`
}

export async function listEndedAdministratorships({
  accountId,
}: Learner): Promise<{ endedAt: Date; reason: string | null }[]> {
  return query<{ endedAt: Date; reason: string | null }>`
    select ended_at as "endedAt", end_reason as reason from administratorship
    where account_id = ${accountId}::uuid and ended_at is not null`
}
