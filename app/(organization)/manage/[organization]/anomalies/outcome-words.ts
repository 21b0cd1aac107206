import type { Outcome } from '@/lib/record/anomaly/schema'

/** What was made of an anomaly, in a word or two. */
export const outcomeWords: Record<Outcome, string> = {
  explained: 'Explained',
  accepted: 'Accepted',
  'to-be-repeated': 'To be repeated',
}
