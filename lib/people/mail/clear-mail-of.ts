import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { withdrawMails } from './withdraw'

/** Empties a mail and keeps its row, so that its event sends no second mail. */
export function emptied(now: Date): Prisma.Sql {
  return Prisma.sql`recipient = '', subject = '', text = '', html = '', unsubscribe_url = null, last_error = null,
    sealed_secret = null, cleared_at = ${now}`
}

/** Withdraws and empties a person's mails. One that is being sent is emptied after its period. */
export async function clearMailOf(tx: Statements, accountId: string, now: Date): Promise<number> {
  await query(tx)`
    update mail set state = 'withdrawn', settled_at = ${now} where account_id = ${accountId}::uuid and state = 'queued'`
  const cleared = await query(tx)`
    update mail set ${emptied(now)}
    where account_id = ${accountId}::uuid and state in ('sent', 'failed', 'withdrawn') and cleared_at is null
    returning 1`
  return cleared.length
}

/** Withdraws and empties mails by effect, for people without an account. */
export async function clearMails(tx: Statements, effects: string[], now: Date): Promise<void> {
  await withdrawMails(tx, effects, now)
  await query(tx)`
    update mail set ${emptied(now)}
    where effect = any(${effects}::text[]) and state in ('sent', 'failed', 'withdrawn') and cleared_at is null`
}
