import type { FollowUpDays } from '@/lib/record/spaced-practice/follow-up'
import type { FollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'
import type { Estimate } from '@/lib/training/discrimination/jackknife'
import { fewestInSum, type StageChange } from '@/lib/training/discrimination/stages'

/** A share out of 100. */
export function ofHundred(share: number): number {
  return Math.round(share * 100)
}

/** A real minus sign, and no “−0.0”. */
export function inTenths(value: number): string {
  const text = Math.abs(value).toFixed(1)
  return value < 0 && text !== '0.0' ? `−${text}` : text
}

export function rangeOf({ low, high }: Estimate): string {
  return `${inTenths(low)} to ${inTenths(high)}`
}

/** True when the change may be chance alone. */
function holdsZero({ low, high }: Estimate): boolean {
  return low <= 0 && high >= 0
}

type Proof = NonNullable<StageChange['proof']>

/** Says which changes are significant, and why the others aren't. */
export function verdict({ found, falseAlarms, byOptions }: Proof): string {
  const finds = direction(found, byOptions.found)
  const accuses = direction(falseAlarms, byOptions.falseAlarms)
  if (finds && accuses) return `The class finds ${finds} and accuses ${accuses}.`
  return [
    finds ? `The class finds ${finds}.` : `The change in what the class finds ${doubt(found)}.`,
    accuses ? `The class accuses ${accuses}.` : `The change in its false alarms ${doubt(falseAlarms)}.`,
  ].join(' ')
}

/** Null unless the change is more than chance and more than different options explain. */
function direction({ low, high }: Estimate, byOptions: number): 'more' | 'less' | null {
  if (low > Math.max(0, byOptions)) return 'more'
  return high < Math.min(0, byOptions) ? 'less' : null
}

function doubt(change: Estimate): string {
  return holdsZero(change) ? 'may be chance' : 'may come from the options of the cases'
}

/** d′ before and after, with its likely range. */
export function changeOfDPrime({ dPrime, dPrimeBefore, dPrimeFinal }: Proof): string {
  const before = inTenths(dPrimeBefore)
  const final = inTenths(dPrimeFinal)
  const fell = dPrime.value < 0
  const verb = before === final ? 'stayed near' : fell ? 'fell from' : 'rose from'
  const size = fell ? { value: -dPrime.value, low: -dPrime.high, high: -dPrime.low } : dPrime
  const figures = before === final ? before : `${before} to ${final}`
  const chance = holdsZero(dPrime) ? ' That range includes 0, so it may be chance.' : ''
  return `Telling them apart (d′) ${verb} ${figures}; the likely range of the ${fell ? 'fall' : 'rise'} is ${rangeOf(size)}.${chance}`
}

/** Replies so many days after a certificate; without counts, says they are too few to show. */
export function followUpInWords(days: FollowUpDays, counts: FollowUpCounts | undefined): string {
  if (!counts) return `After ${days} days: fewer than ${fewestInSum} people have replied so far.`
  const { people, used, noOccasion, notUsed } = counts
  return `After ${days} days, of ${people} people ${used} used something from it, ${noOccasion} had no occasion, and ${notUsed} had one but did not use it.`
}
