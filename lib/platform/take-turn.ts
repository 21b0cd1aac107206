import { query, type Statements } from './db'

/** Transactions with the same name take turns: the next one starts its work when this one ends. */
export async function takeTurn(tx: Statements, name: string): Promise<void> {
  await query(tx)`select from pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
