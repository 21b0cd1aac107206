import { findingsOnRecord, sentenceOfRecord } from './findings-on-record'
import type { CredentialFacts, Recorded, Verdict } from './verdict'
import type { VerdictBuilder } from './verdict-builder'
import { dayOfMoment } from './words'

/** A credential has whole seconds: the last one counts, as on record. */
const endOf = (validUntil: string) => Date.parse(validUntil) + (/:\d\dZ$/.test(validUntil) ? 999 : 0)

interface At {
  now: Date
  recorded: Recorded | undefined
  basis?: string
}

export function judgeTime(
  builder: VerdictBuilder,
  facts: CredentialFacts,
  { now, recorded, basis = 'It is unchanged since it was signed' }: At,
): Verdict {
  const { validFrom, validUntil } = facts
  const ended = validUntil !== null && endOf(validUntil) <= now.getTime()
  const early = validFrom !== null && Date.parse(validFrom) > now.getTime()
  if (ended) builder.add('expiry', 'failed', 'It was valid until then.', dayOfMoment(validUntil))
  else if (early) builder.add('expiry', 'unknown', 'It begins on that day.', dayOfMoment(validFrom))
  else builder.add('expiry', 'passed', validUntil ? `Good until ${dayOfMoment(validUntil)}.` : 'It has no end date.')
  builder.addAll(findingsOnRecord(recorded))

  const proven = { proven: true }
  const status = sentenceOfRecord(recorded?.state)
  // Revoked or replaced is graver than expired, so it comes first.
  switch (recorded?.state) {
    case 'revoked':
    case 'contradicted':
      return builder.finish(recorded.state, status, facts, proven)
    case 'superseded':
    case 'law-changed':
      return builder.finish('superseded', status, facts, proven)
  }
  if (ended) return builder.finish('expired', `It is genuine. It expired on ${dayOfMoment(validUntil)}.`, facts, proven)
  if (early) return builder.finish('genuine', `It is not valid before ${dayOfMoment(validFrom)}.`, facts, proven)
  if (recorded?.state !== 'current') return builder.finish('genuine', `${basis}. ${status}`, facts, proven)
  return builder.finish('valid', `${basis}, has not expired, and was neither revoked nor superseded.`, facts, proven)
}
