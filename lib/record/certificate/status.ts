import { logError } from '@/lib/platform/log-error'
import type { RecordedState } from '@/lib/proof/verification/verdict'
import { findPublicCertificate } from './public-certificate'

/** `unavailable` when the database does not answer. Revoked outweighs superseded. */
export async function recordedStateOf(serial: string): Promise<RecordedState> {
  try {
    const recorded = await findPublicCertificate(serial, new Date())
    if (!recorded) return 'not-on-record'
    if (recorded.wrong.length > 0) return 'contradicted'
    const { state, supersededBy } = recorded
    if (state === 'superseded') return supersededBy ? 'superseded' : 'law-changed'
    return state === 'revoked' ? 'revoked' : 'current'
  } catch (error) {
    logError('the record of certificates could not be asked', error)
    return 'unavailable'
  }
}
