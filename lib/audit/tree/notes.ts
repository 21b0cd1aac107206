import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface NewestNote {
  size: number
  /** Hexadecimal digits. */
  tree: string
  note: string
  madeAt: Date
}

/** The newest signed checkpoint as a note. Null before the first one, and without an issuer. */
export async function findNewestNote(on: Statements = db): Promise<NewestNote | null> {
  const [row] = await query(on)<NewestNote>`
    select size::float8 as size, document::jsonb ->> 'tree' as tree, document::jsonb ->> 'note' as note, made_at as "madeAt"
    from audit_checkpoint order by size desc limit 1`
  return row?.note ? row : null
}

/** The signed checkpoint of exactly that length. Errors: not-found. */
export async function findNoteAt(size: number): Promise<NewestNote> {
  const [row] = await query<NewestNote>`
    select size::float8 as size, document::jsonb ->> 'tree' as tree, document::jsonb ->> 'note' as note, made_at as "madeAt"
    from audit_checkpoint where size = ${size}::bigint`
  if (!row?.note) throw notFound()
  return row
}

/** Length and root of the log, as it is printed on paper. */
export function printedCheckpoint({ size, tree }: Pick<NewestNote, 'size' | 'tree'>): string {
  return `${size} ${Buffer.from(tree, 'hex').toString('base64')}`
}
