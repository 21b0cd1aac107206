import { dateInWords } from '@/lib/platform/words'
import type { Cycle } from '@/lib/record/mandate/rule'

/** For example: `every 24 months`. */
export function cycleWords(cycle: Cycle): string {
  if (cycle.kind === 'interval') return cycle.months === 1 ? 'every month' : `every ${cycle.months} months`
  const last = dateInWords(cycle.endsOn)
  return cycle.years === 1
    ? `each year by ${last.replace(/, \d+$/, '')}`
    : `every ${cycle.years} years, such as by ${last}`
}
