import { query } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import type { RecordedState } from '@/lib/proof/verification/verdict'
import type { CertificateState } from './state'

/** `unavailable` when the database does not answer. Revoked outweighs superseded. */
export async function recordedStateOf(serial: string): Promise<RecordedState> {
  try {
    const [row] = await query<{ state: CertificateState; replaced: boolean }>`
      select state, replaced_by is not null as replaced from current_certificate(now()) where serial = ${serial}`
    if (!row) return 'not-on-record'
    if (row.state === 'superseded') return row.replaced ? 'superseded' : 'law-changed'
    return row.state === 'revoked' ? 'revoked' : 'current'
  } catch (error) {
    logError('the record of certificates could not be asked', error)
    return 'unavailable'
  }
}
