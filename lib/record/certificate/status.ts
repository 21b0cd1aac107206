import { query } from '@/lib/platform/db'
import type { RecordedState } from '@/lib/proof/verification/verdict'

/** What the record says about a serial now; `unavailable` when it cannot be asked. Revoked outweighs superseded. */
export async function recordedStateOf(serial: string): Promise<RecordedState> {
  try {
    const rows = await query<{ revoked: boolean; superseded: boolean; lawChanged: boolean }>`
      select exists (select from revocation r where r.certificate_id = c.id) as revoked,
        exists (select from certificate s where s.supersedes_id = c.id) as superseded,
        exists (select from supersession l where l.certificate_id = c.id) as "lawChanged"
      from certificate c where c.serial = ${serial}`
    const [row] = rows
    if (!row) return 'not-on-record'
    if (row.revoked) return 'revoked'
    if (row.superseded) return 'superseded'
    return row.lawChanged ? 'law-changed' : 'current'
  } catch (error) {
    console.error(`the record of certificates could not be asked: ${(error as Error).message}`)
    return 'unavailable'
  }
}
