import type { Case } from './case'
import { findingsOnRecord, sentenceOfRecord } from './findings-on-record'
import type { CredentialFacts, Recorded, Verdict } from './verdict'
import { dayOfMoment } from './words'

/** A credential has whole seconds: the last one counts, as on record. */
const endOf = (validUntil: string) => Date.parse(validUntil) + (/:\d\dZ$/.test(validUntil) ? 999 : 0)

interface At {
  now: Date
  recorded: Recorded | undefined
  basis?: string
}

export function judgeTime(
  matter: Case,
  facts: CredentialFacts,
  { now, recorded, basis = 'It is unchanged since it was signed' }: At,
): Verdict {
  const { validFrom, validUntil } = facts
  const ended = validUntil !== null && endOf(validUntil) <= now.getTime()
  const early = validFrom !== null && Date.parse(validFrom) > now.getTime()
  if (ended) matter.found('expiry', 'failed', 'It was valid until then.', dayOfMoment(validUntil))
  else if (early) matter.found('expiry', 'unknown', 'It begins on that day.', dayOfMoment(validFrom))
  else matter.found('expiry', 'passed', validUntil ? `Good until ${dayOfMoment(validUntil)}.` : 'It has no end date.')
  matter.add(findingsOnRecord(recorded))

  const proven = { proven: true }
  const status = sentenceOfRecord(recorded?.state)
  // Revoked or replaced is graver than expired, so it comes first.
  switch (recorded?.state) {
    case 'revoked':
    case 'contradicted':
      return matter.close(recorded.state, status, facts, proven)
    case 'superseded':
    case 'law-changed':
      return matter.close('superseded', status, facts, proven)
  }
  if (ended) return matter.close('expired', `It is genuine. It expired on ${dayOfMoment(validUntil)}.`, facts, proven)
  if (early) return matter.close('genuine', `It is not valid before ${dayOfMoment(validFrom)}.`, facts, proven)
  if (recorded?.state !== 'current') return matter.close('genuine', `${basis}. ${status}`, facts, proven)
  return matter.close('valid', `${basis}, has not expired, and was neither revoked nor superseded.`, facts, proven)
}
