import type { Estimate } from '@/lib/discrimination/jackknife'
import type { Change } from '@/lib/discrimination/weighing'

/** A share as people count: of a hundred. */
export function ofHundred(share: number): number {
  return Math.round(share * 100)
}

/** With a true minus, and no “−0.0”. */
export function inTenths(value: number): string {
  const text = Math.abs(value).toFixed(1)
  return value < 0 && text !== '0.0' ? `−${text}` : text
}

export function rangeOf({ low, high }: Estimate): string {
  return `${inTenths(low)} to ${inTenths(high)}`
}

/** Whether it may be nothing but chance. */
function holdsZero({ low, high }: Estimate): boolean {
  return low <= 0 && high >= 0
}

/** What is proven of a change in one sentence, and of the rest that it is not. */
export function verdict({ found, falseAlarms }: NonNullable<Change['proof']>): string {
  const direction = (change: Estimate) => (holdsZero(change) ? null : change.value > 0 ? 'more' : 'less')
  const [finds, accuses] = [direction(found), direction(falseAlarms)]
  if (finds && accuses) return `The class finds ${finds} and accuses ${accuses}.`
  if (finds) return `The class finds ${finds}. The change in its false alarms may be chance.`
  if (accuses) return `The class accuses ${accuses}. The change in what it finds may be chance.`
  return 'The changes in what the class finds and in its false alarms may be chance.'
}

/** d′ before and after, in one sentence with its range. */
export function changeOfDPrime({ dPrime, dPrimeBefore, dPrimeFinal }: NonNullable<Change['proof']>): string {
  const [before, final] = [inTenths(dPrimeBefore), inTenths(dPrimeFinal)]
  const fell = dPrime.value < 0
  const verb = before === final ? 'stayed near' : fell ? 'fell from' : 'rose from'
  const size = fell ? { value: -dPrime.value, low: -dPrime.high, high: -dPrime.low } : dPrime
  const figures = before === final ? before : `${before} to ${final}`
  const chance = holdsZero(dPrime) ? ' That range holds 0: it may be chance.' : ''
  return `Telling them apart (d′) ${verb} ${figures}; the likely range of the ${fell ? 'fall' : 'rise'} is ${rangeOf(size)}.${chance}`
}
