import type { RecordedState } from '@/lib/proof/verification/verdict'
import { findPublicCertificate } from './public-certificate'

/** Revoked outweighs superseded. */
export async function recordedStateOf(serial: string): Promise<RecordedState> {
  const recorded = await findPublicCertificate(serial, new Date())
  if (!recorded) return 'not-on-record'
  if (recorded.wrong.length > 0) return 'contradicted'
  const { state, supersededBy } = recorded
  if (state === 'superseded') return supersededBy ? 'superseded' : 'law-changed'
  return state === 'revoked' ? 'revoked' : 'current'
}
