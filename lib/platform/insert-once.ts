import type { Transaction } from './db'
import { takeTurn } from './take-turn'

/** A Prisma model whose ids come from a form's token (once-world.ts). */
interface Table<Row> {
  createMany(args: { data: Row[]; skipDuplicates: true }): PromiseLike<{ count: number }>
  count(args: { where: { id: string } }): PromiseLike<number>
}

/** `again`: an equal form made the row before. `taken`: another row has its unique columns. */
export type Inserted = 'new' | 'again' | 'taken'

/**
 * Inserts the row of a form once, whatever the race. `prepare` runs only for a new row, after every equal form has ended, and
 * refuses the row by returning a reason: what the first form changed can't refuse the second.
 */
export async function insertOnce<Row extends { id: string }, Reason extends string = never>(
  tx: Transaction,
  table: Table<Row>,
  row: NoInfer<Row>,
  prepare?: () => Promise<Reason | null>,
): Promise<Inserted | Reason> {
  const isKnown = async () => (await table.count({ where: { id: row.id } })) > 0
  if (prepare) {
    await takeTurn(tx, `form ${row.id}`)
    if (await isKnown()) return 'again'
    const reason = await prepare()
    if (reason !== null) return reason
  }
  const { count } = await table.createMany({ data: [row], skipDuplicates: true })
  if (count === 1) return 'new'
  return (await isKnown()) ? 'again' : 'taken'
}
