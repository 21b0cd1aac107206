import type { DispositionOutcome } from '@/lib/record/anomaly/schema'

export const outcomeWords: Record<DispositionOutcome, string> = {
  explained: 'Explained',
  accepted: 'Accepted',
  'to-be-repeated': 'To be repeated',
}
