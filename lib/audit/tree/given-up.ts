import { db, query, type Statements } from '@/lib/platform/db'

/** A checkpoint of a log that the operator gave up, such as what a restored backup does not have. */
export interface GivenUp {
  size: number
  /** Of its tree; of an early one without a tree, its head; of a witness that shows neither, its address. */
  root: string
}

/** True for those that the log's entries name. */
export type IsGivenUp = (checkpoint: GivenUp) => boolean

export async function findGivenUp(on: Statements = db): Promise<IsGivenUp> {
  const rows = await query(on)<{ size: string | null; root: string | null }>`
    select details->>'size' as size, details->>'root' as root from audit_event where action = 'log.checkpoint-given-up'`
  const known = new Set(rows.map(({ size, root }) => `${size} ${root}`))
  return ({ size, root }) => known.has(`${size} ${root}`)
}
