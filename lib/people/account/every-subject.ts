import { query } from '@/lib/platform/db'
import { asSubject, type Operator, type Subject } from './actor'

/** Bounds memory: someone who studied for a day has thousands of rows. */
const atOnce = 100

export async function countSubjects(_operator: Operator): Promise<number> {
  const [counted] = await query<{ count: number }>`select count(*)::int as count from account`
  return counted?.count ?? 0
}

interface Batch {
  subjects: Subject[]
  hasAccount: boolean
}

/** Every account, and then every person whom the log knows and no account does. */
export async function* everySubject(_operator: Operator): AsyncGenerator<Batch> {
  for (const hasAccount of [true, false]) {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = hasAccount ? await listAccounts(after) : await listUnknown(after)
      if (rows.length > 0) yield { subjects: rows.map(({ id }) => asSubject(id)), hasAccount }
      after = rows.at(-1)?.id ?? after
      if (rows.length < atOnce) break
    }
  }
}

function listAccounts(after: string): Promise<{ id: string }[]> {
  return query`select id::text from account where id > ${after}::uuid order by account.id limit ${atOnce}`
}

function listUnknown(after: string): Promise<{ id: string }[]> {
  return query`
    select distinct l.account_id::text as id from logged_subject l where l.account_id > ${after}::uuid
      and not exists (select from account a where a.id = l.account_id) order by 1 limit ${atOnce}`
}
