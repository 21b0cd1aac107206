import type { Outcome } from '@/lib/record/anomaly/schema'

export const outcomeWords: Record<Outcome, string> = {
  explained: 'Explained',
  accepted: 'Accepted',
  'to-be-repeated': 'To be repeated',
}
