import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import type { FollowUpDays } from '@/lib/record/spaced-practice/follow-up'
import type { FollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'

/** A share out of 100. */
export function ofHundred(share: number): number {
  return Math.round(share * 100)
}

/** Replies so many days after a certificate; without counts, says they are too few to show. */
export function followUpInWords(days: FollowUpDays, counts: FollowUpCounts | undefined): string {
  if (!counts) return `After ${days} days: fewer than ${fewestInSum} people have replied so far.`
  const { people, used, noOccasion, notUsed } = counts
  return `After ${days} days, of ${people} people ${used} used something from it, ${noOccasion} had no occasion, and ${notUsed} had one but did not use it.`
}
