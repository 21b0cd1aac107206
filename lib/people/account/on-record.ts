import type { Learner, Subject } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import { accountIdsOf, type Subjects } from './subjects'

const select = { id: true, name: true, createdAt: true } as const

/** Throws for an unknown account. */
export function accountOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.account.findUniqueOrThrow({ where: { id: accountId }, select })
}

/** Leaves out unknown accounts. */
export function accountsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.account.findMany({ where: { id: { in: accountIdsOf(subjects) } }, select })
}

/** For the person's own copy: no hashes, and no ids of sessions. */
export async function signInsOnRecord(tx: Transaction, { accountId }: Learner) {
  const where = { accountId }
  return {
    sessions: await tx.session.findMany({
      where,
      orderBy: { startedAt: 'asc' },
      select: { device: true, startedAt: true, seenAt: true, expiresAt: true },
    }),
    signOuts: await tx.endedSession.findMany({ where, orderBy: { endedAt: 'asc' }, select: { endedAt: true } }),
    firstLanguage: await tx.firstLanguage.findUnique({ where, select: { language: true, saidAt: true } }),
    devices: await tx.knownDevice.findMany({ where, orderBy: { lastUsedAt: 'asc' }, select: { lastUsedAt: true } }),
    passwordLinks: await tx.passwordReset.findMany({
      where,
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true, expiresAt: true, usedAt: true },
    }),
    confirmedAddresses: await tx.addressConfirmation.findMany({
      where,
      orderBy: { confirmedAt: 'asc' },
      select: { emailKey: true, how: true, confirmedAt: true },
    }),
    administratorships: await tx.administratorship.findMany({
      where,
      orderBy: { grantedAt: 'asc' },
      select: { grantedAt: true, endedAt: true, endReason: true },
    }),
  }
}

/** The ways in of people, and whether they run the site, to compare with the log. The password's hash stays in Postgres. */
export async function accessOnRecord(tx: Transaction, subjects: Subjects) {
  const ids = accountIdsOf(subjects)
  return {
    accounts: await query(tx)<AccountRow>`
      select a.id::text, a.id::text as "accountId", a.name, a.email, a.email_key as "emailKey", a.created_at as "createdAt",
        encode(sha256(convert_to(a.password_hash, 'UTF8')), 'hex') as "passwordSha256", c.closed_at as "closedAt",
        c.closed_by_id::text as "closedById", c.reason as "closureReason", p.replaced_at as "replacedAt"
      from account a left join account_closure c on c.account_id = a.id left join account_pseudonym p on p.account_id = a.id
      where a.id = any(${ids}::uuid[])`,
    administratorships: await tx.administratorship.findMany({ where: { accountId: { in: ids } } }),
    sessions: await tx.session.findMany({ where: { accountId: { in: ids } }, select: { id: true, accountId: true } }),
    confirmations: await tx.addressConfirmation.findMany({ where: { accountId: { in: ids } } }),
  }
}

interface AccountRow {
  id: string
  accountId: string
  name: string
  email: string
  emailKey: string
  createdAt: Date
  passwordSha256: string
  closedAt: Date | null
  closedById: string | null
  closureReason: string | null
  replacedAt: Date | null
}
