import { dayInWords } from '@/lib/platform/words'
import type { Recorded, RecordedState } from '@/lib/proof/verification/verdict'
import { type AgreedCertificate, findPublicCertificate, isAgreed, type PublicCertificate } from './public-certificate'

const disputed: Recorded = { state: 'contradicted', revokedOn: null, supersededOn: null }

/** Postgres's code for rows that a policy would hide, or a right that was taken: an attack, since it could hide a revocation. */
export const isRefused = (error: unknown) => error instanceof Error && 'code' in error && error.code === '42501'

/** Revoked outweighs superseded. */
export async function findRecorded(serial: string): Promise<Recorded> {
  const recorded = await findPublicCertificate(serial, new Date()).catch((error) => {
    if (isRefused(error)) return 'refused' as const
    throw error
  })
  if (recorded === 'refused') return disputed
  return recorded ? recordedOf(recorded) : { state: 'not-on-record', revokedOn: null, supersededOn: null }
}

export function recordedOf(recorded: PublicCertificate): Recorded {
  if (!isAgreed(recorded)) return disputed
  const { timeZone } = recorded.snapshot
  const day = (moment: Date | null) => moment && dayInWords(moment, timeZone)
  const superseded = recorded.state === 'superseded' || recorded.supersededAt !== null
  const since = recorded.supersededAt ?? recorded.lawChangedAt
  return {
    state: stateOf(recorded),
    revokedOn: day(recorded.revokedAt),
    supersededOn: superseded ? day(since) : null,
    issued: recorded.issued,
  }
}

export async function recordedStateOf(serial: string): Promise<RecordedState> {
  return (await findRecorded(serial)).state
}

function stateOf({ state, supersededBy }: AgreedCertificate): RecordedState {
  if (state === 'superseded') return supersededBy ? 'superseded' : 'law-changed'
  return state === 'revoked' ? 'revoked' : 'current'
}
