import type pg from 'pg'

const ofEnrollment = 'enrollment_id in (select id from enrollment where account_id = $2)'
const ofRun = 'run_id in (select id from encounter_run where account_id = $2)'
const ofAttempt = 'attempt_id in (select id from attempt where account_id = $2)'
const ofCertificate = 'certificate_id in (select id from certificate where account_id = $2)'
const ofPerson = 'account_id = $2'
/** All rows that verify-record reads, except those with ids in their JSON: copy-person.ts makes these. */
export const tables: [name: string, where: string][] = [
  ['account', 'id = $2'],
  ['enrollment', ofPerson],
  ['name_confirmation', ofEnrollment],
  ['page_view', ofPerson],
  ['beat', ofPerson],
  ['lesson_completion', ofPerson],
  ['encounter_run', ofPerson],
  ['step', ofRun],
  ['run_end', ofRun],
  ['attempt', ofPerson],
  ['attempt_item', ofAttempt],
  ['response', ofAttempt],
  ['submission', ofAttempt],
  ['attestation', ofPerson],
  ['certificate', ofPerson],
  ['certificate_document', ofCertificate],
]

const special = new Map([
  ['email', `n || '-' || email`],
  ['email_key', `n || '-' || email_key`],
  ['serial', `'NL-' || regexp_replace(lpad(n::text, 16, '0'), '(.{4})(.{4})(.{4})(.{4})', '\\1-\\2-\\3-\\4')`],
])

/** Same mapping as ownId in copy-person.ts. */
const ownId = (column: string) =>
  `case when ${column} = any($3) then (lpad(to_hex(n), 8, '0') || substr(${column}::text, 9))::uuid else ${column} end`

/** For each table, the statement that inserts copies of a person's rows with ids of their own. */
export async function makeCopyStatements(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = any($1) and is_generated = 'NEVER' order by ordinal_position`,
    [tables.map(([name]) => name)],
  )
  return tables.map(([name, where]) => {
    const columns = rows.filter(({ table }) => table === name)
    const values = columns.map(({ column, type }) => special.get(column) ?? (type === 'uuid' ? ownId(column) : column))
    return `insert into ${name} (${columns.map(({ column }) => column).join()})
      select ${values.join()} from ${name} cross join unnest($1::int[]) n where ${where}`
  })
}

/** Copies all rows of the patterns for these numbers. */
export async function copyRows(
  client: pg.Client,
  statements: string[],
  { pattern, numbers }: { pattern: { accountId: string; ids: ReadonlySet<string> }; numbers: number[] },
): Promise<void> {
  for (const statement of statements) await client.query(statement, [numbers, pattern.accountId, [...pattern.ids]])
}
