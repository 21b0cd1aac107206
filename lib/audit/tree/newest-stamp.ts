import { query } from '@/lib/platform/db'

interface StampedNote {
  size: number
  note: string
  token: Uint8Array
  stampedAt: Date
}

/** The newest time-stamped checkpoint; with `most`, of a log of that length. */
export async function findNewestStamp(most: number | null = null): Promise<StampedNote | null> {
  const [row] = await query<StampedNote>`
    select s.size::float8 as size, c.document::jsonb ->> 'note' as note, s.token, s.stamped_at as "stampedAt"
    from checkpoint_stamp s join audit_checkpoint c on c.size = s.size
    where s.size <= coalesce(${most}::bigint, s.size) order by s.size desc limit 1`
  return row ?? null
}
