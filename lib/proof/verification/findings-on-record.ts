import { findingOf } from './findings'
import type { Finding, Recorded, RecordedState } from './verdict'

/** Revoked or not, current or superseded: the same lines for a file and for a serial. */
export function findingsOnRecord(recorded: Recorded | undefined): Finding[] {
  const status = sentenceOfRecord(recorded?.state)
  if (!recorded || !['current', 'superseded', 'law-changed', 'revoked'].includes(recorded.state))
    return [findingOf('revocation', 'unknown', status), findingOf('succession', 'unknown', status)]
  const { state, revokedOn, supersededOn } = recorded
  const revocation =
    state === 'revoked'
      ? findingOf('revocation', 'failed', 'It is no longer valid. Ask the issuer why.', revokedOn ?? '')
      : findingOf('revocation', 'passed', 'We checked our record just now.')
  if (supersededOn)
    return [revocation, findingOf('succession', 'failed', state === 'law-changed' ? status : replaced(supersededOn))]
  // A revoked certificate isn't current, even if a later one replaced it.
  if (state === 'revoked') return [revocation]
  return [revocation, findingOf('succession', 'passed', 'No newer certificate replaces it.')]
}

function replaced(day: string): string {
  return `A newer certificate replaced it on ${day}. Ask the holder for that one.`
}

export function sentenceOfRecord(state: RecordedState | undefined): string {
  switch (state) {
    case 'current':
      return 'According to the record, it was neither revoked nor superseded.'
    case 'superseded':
      return 'A newer certificate replaced it, so this one may be wrong or out of date.'
    case 'law-changed':
      return 'The law has changed since it was issued. It is still correct under the law of its day.'
    case 'revoked':
      return 'Its issuer revoked it.'
    case 'contradicted':
      return 'It is unchanged, but the record of this site says something else than its proof. Someone may have changed the record.'
    case 'not-on-record':
      return 'It is not on record. Ask the issuer about it.'
    default:
      return 'The record is unavailable, so it may have been revoked or superseded since.'
  }
}
