import type { CyclePeriod } from './calendar'
import { type CountedCredit, type Counting, type Credit, countCredit } from './credit'
import { outcomeIn } from './outcome'
import { type MandateRule, type MandateVersionView, versionOn } from './rule'

export const mandateStates = [
  'met',
  'due',
  'overdue',
  'expired',
  'waived',
  'extended',
  'revoked',
  'not-approved',
] as const
export type MandateState = (typeof mandateStates)[number]

/** The newest decision about a person and a mandate. */
export interface MandateException {
  kind: 'waiver' | 'extension'
  /** The last day. */
  until: string
}

/** Days as `2027-01-31`, in the organization's zone. */
export interface JudgedPerson {
  /** Nothing is due before a person joins. */
  joinedOn: string
  credits: readonly Credit[]
  exception: MandateException | null
  /** The days on which a waiver held. */
  waived: readonly CyclePeriod[]
}

export interface Judgment {
  state: MandateState
  rule: MandateRule
  /** When the hours were complete; null: they are not. */
  metOn: string | null
  /** The next day by which hours are due. */
  dueOn: string
  /** The last day of a waiver that still holds. */
  waivedUntil: string | null
  /** The days whose training counts toward it. */
  window: CyclePeriod
  /** The training that makes up the hours, oldest first. */
  counted: CountedCredit[]
  /** Other training in the window. */
  others: CountedCredit[]
}

/** Null: the mandate is not in force. */
export function judgeMandate(
  versions: readonly MandateVersionView[],
  person: JudgedPerson,
  today: string,
): Judgment | null {
  const rule = versionOn(versions, today)?.rule
  if (!rule) return null
  const counted = person.credits
    .flatMap((credit) => (credit.on <= today ? (countCredit(versions, credit) ?? []) : []))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const { exception, joinedOn, waived } = person
  const { cycle, firstDays } = rule
  const outcomeOf = (...countings: Counting[]) => {
    const some = counted.filter((one) => countings.includes(one.counting))
    return outcomeIn({ versions, cycle, firstDays, joinedOn, waived, today }, some)
  }
  const has = (counting: Counting) => counted.some((one) => one.counting === counting)
  const outcome = outcomeOf('counts')
  const isOpen = exception !== null && exception.until >= today
  const isExtended = isOpen && exception.kind === 'extension' && exception.until > outcome.dueOn
  const dueOn = isExtended ? exception.until : outcome.dueOn
  const { metOn, window } = outcome
  const others = counted.filter(
    (one) => one.credit.on >= window.from && one.credit.on <= window.until && !outcome.counted.includes(one),
  )
  const waivedUntil = isOpen && exception.kind === 'waiver' ? exception.until : null
  const state = (): MandateState => {
    if (metOn) return 'met'
    if (waivedUntil) return 'waived'
    if (has('not-approved') && outcomeOf('counts', 'not-approved').metOn) return 'not-approved'
    if (has('revoked') && outcomeOf('counts', 'not-approved', 'revoked').metOn) return 'revoked'
    if (isExtended) return 'extended'
    if (outcome.dueOn >= today) return 'due'
    return outcome.hasLapsed ? 'expired' : 'overdue'
  }
  return { state: state(), rule, metOn, dueOn, waivedUntil, window, counted: outcome.counted, others }
}

const orderOf = ({ credit }: CountedCredit) => `${credit.on} ${credit.id}`
