import type { Case } from './case'
import type { VerifyOptions } from './options'
import type { CredentialFacts, RecordedState, Verdict } from './verdict'
import { dayOfMoment } from './words'

export async function judgeTime(
  matter: Case,
  facts: CredentialFacts,
  options: VerifyOptions,
  basis = 'It is unchanged since it was signed',
): Promise<Verdict> {
  const recorded = facts.serial ? await options.recordedState?.(facts.serial) : undefined
  const { validFrom, validUntil } = facts
  const ended = validUntil !== null && Date.parse(validUntil) <= options.now.getTime()
  const early = validFrom !== null && Date.parse(validFrom) > options.now.getTime()
  const dates = sentenceOfDates(validFrom, validUntil, { ended, early })
  if (ended) matter.failed('dates', dates)
  else if (early) matter.unknown('dates', dates)
  else matter.passed('dates', dates)

  const proven = { proven: true }
  const status = sentenceOfRecord(recorded)
  // Revoked or replaced is graver than expired, so it comes first.
  if (recorded === 'revoked' || recorded === 'superseded' || recorded === 'law-changed') {
    matter.failed('status', status)
    return matter.close(recorded === 'revoked' ? recorded : 'superseded', status, facts, proven)
  }
  if (recorded === 'contradicted') {
    matter.failed('status', status)
    return matter.close(recorded, status, facts, proven)
  }
  if (recorded === 'current') matter.passed('status', status)
  else matter.unknown('status', status)
  if (ended) return matter.close('expired', `It is genuine. ${dates}`, facts, proven)
  if (early) return matter.close('genuine', dates, facts, proven)
  if (recorded !== 'current') return matter.close('genuine', `${basis}. ${status}`, facts, proven)
  return matter.close('valid', `${basis}, has not expired, and was neither revoked nor superseded.`, facts, proven)
}

function sentenceOfDates(
  from: string | null,
  until: string | null,
  { ended, early }: Record<'ended' | 'early', boolean>,
) {
  if (ended) return `It expired on ${dayOfMoment(until ?? '')}.`
  if (early) return `It is not valid before ${dayOfMoment(from ?? '')}.`
  return until === null ? 'It has no end date.' : `It is valid until ${dayOfMoment(until)}.`
}

function sentenceOfRecord(recorded: RecordedState | undefined): string {
  switch (recorded) {
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
