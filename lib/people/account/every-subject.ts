import { query } from '@/lib/platform/db'
import { asSubject, type Operator, type Subject } from './actor'

const atOnce = 1000

export async function countSubjects(_operator: Operator): Promise<number> {
  const [counted] = await query<{ count: number }>`select count(*)::int as count from account`
  return counted?.count ?? 0
}

/** Every account, and then every person whom the log knows and no account does. */
export async function* everySubject(_operator: Operator): AsyncGenerator<Subject & { hasAccount: boolean }> {
  for (const hasAccount of [true, false]) {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = hasAccount ? await listAccounts(after) : await listUnknown(after)
      for (const { id } of rows) yield { ...asSubject(id), hasAccount }
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
