import { query, type Statements } from './db'

const lock = 4_207_004

/** Race: a hold that is placed while rows are removed waits for that transaction, and the next one sees the hold. */
export async function lockRetention(tx: Statements): Promise<void> {
  await query(tx)`select from pg_advisory_xact_lock(${lock}::int)`
}
