import { addDays } from '@/lib/platform/words'
import { addMonths, type CyclePeriod, firstDay, lastDay, periodOn } from './calendar'
import { type CountedCredit, isEnough } from './credit'
import { type Cycle, type MandateVersionView, versionOn } from './rule'

/** The cycle as judged from one set of credits. Days as `2027-01-31`. */
export interface CycleOutcome {
  metOn: string | null
  /** Met once, and due again since. */
  hasLapsed: boolean
  dueOn: string
  /** The days whose training counts toward it. */
  window: CyclePeriod
  counted: CountedCredit[]
}

interface Terms {
  versions: readonly MandateVersionView[]
  cycle: Cycle
  firstDays: number
  joinedOn: string
  /** The days on which a waiver held. A period that ends on one is not missed. */
  waived: readonly CyclePeriod[]
  today: string
}

export function outcomeIn({ cycle, ...terms }: Terms, counted: readonly CountedCredit[]): CycleOutcome {
  return cycle.kind === 'interval'
    ? afterCompletion({ ...terms, months: cycle.months }, counted)
    : inPeriod({ ...terms, cycle }, counted)
}

/** The first day on which the person had the mandate. */
function startOf({ versions, joinedOn }: Pick<Terms, 'versions' | 'joinedOn'>): string {
  return lastDay(joinedOn, firstDay(...versions.map(({ effectiveFrom }) => effectiveFrom)))
}

/** Each completion starts a new interval; training counts for one completion only. */
function afterCompletion(
  { months, firstDays, today, ...start }: Omit<Terms, 'cycle'> & { months: number },
  counted: readonly CountedCredit[],
): CycleOutcome {
  let open: CountedCredit[] = []
  let last: { on: string; counted: CountedCredit[] } | null = null
  for (const one of counted) {
    open = [...open.filter((earlier) => isStillOpen(earlier, one, months)), one]
    const rule = versionOn(start.versions, one.credit.on)?.rule
    if (!rule || !isEnough(rule, open)) continue
    last = { on: one.credit.on, counted: open }
    open = []
  }
  const dueOn = last ? addMonths(last.on, months) : addDays(startOf(start), firstDays)
  if (last && dueOn >= today) {
    const from = last.counted[0]?.credit.on ?? last.on
    return { metOn: last.on, hasLapsed: false, dueOn, window: { from, until: today }, counted: last.counted }
  }
  const earliest = addDays(addMonths(today, -months), 1)
  const from = last && addDays(last.on, 1) > earliest ? addDays(last.on, 1) : earliest
  const window = { from, until: today }
  return {
    metOn: null,
    hasLapsed: last !== null,
    dueOn,
    window,
    counted: open.filter(({ credit }) => credit.on >= from),
  }
}

/** A course counts once toward a completion, and training only for one interval. */
function isStillOpen({ credit }: CountedCredit, next: CountedCredit, months: number): boolean {
  const isSameCourse = credit.courseId !== null && credit.courseId === next.credit.courseId
  return !isSameCourse && credit.on > addMonths(next.credit.on, -months)
}

function inPeriod(
  { versions, cycle, firstDays, today, joinedOn, waived }: Terms & { cycle: Extract<Cycle, { kind: 'period' }> },
  counted: readonly CountedCredit[],
): CycleOutcome {
  const window = periodOn(cycle, today)
  const earlier = periodOn(cycle, addDays(window.from, -1))
  const first = periodOn(cycle, addDays(startOf({ versions, joinedOn }), firstDays)).until
  const now = completionIn(versions, window, today, counted)
  const next = periodOn(cycle, addDays(window.until, 1)).until
  if (now.metOn) return { ...now, hasLapsed: false, dueOn: lastDay(next, first), window }
  const wasDue = first <= earlier.until && versionOn(versions, earlier.until) !== null
  const wasWaived = waived.some(({ from, until }) => from <= earlier.until && earlier.until <= until)
  const isMissed = wasDue && !wasWaived && completionIn(versions, earlier, earlier.until, counted).metOn === null
  const dueOn = isMissed ? earlier.until : lastDay(first, window.until)
  return { ...now, hasLapsed: false, dueOn, window }
}

/** By the rule in force on `judgedOn`. Each course counts once. */
function completionIn(
  versions: readonly MandateVersionView[],
  { from, until }: CyclePeriod,
  judgedOn: string,
  counted: readonly CountedCredit[],
): { metOn: string | null; counted: CountedCredit[] } {
  const rule = versionOn(versions, judgedOn)?.rule
  const inside: CountedCredit[] = []
  for (const one of counted) {
    const { on, courseId } = one.credit
    const isRepeated = courseId !== null && inside.some(({ credit }) => credit.courseId === courseId)
    if (on < from || on > until || isRepeated) continue
    inside.push(one)
    if (rule && isEnough(rule, inside)) return { metOn: on, counted: inside }
  }
  return { metOn: null, counted: inside }
}
