import type { TagKind } from '@/app/_ui/tag'
import type { Claim } from '@/lib/content/course/register-source'

export const verdicts: Record<Claim['verdict'], { text: string; kind: TagKind; meaning: string }> = {
  supported: { text: 'Supported', kind: 'good', meaning: 'A suitable source says the same.' },
  corrected: { text: 'Corrected', kind: 'warn', meaning: 'A suitable source says otherwise; our lessons teach that.' },
  outdated: { text: 'Out of date', kind: 'warn', meaning: 'It was true once but no longer is.' },
  unverified: {
    text: 'Could not be verified',
    kind: 'neutral',
    meaning: 'No source was found; our lessons do not state it.',
  },
  opinion: { text: 'Opinion', kind: 'neutral', meaning: 'Advice or a judgment that no source can settle.' },
}

export type ClaimVerdict = keyof typeof verdicts

export function isVerdict(value: string): value is ClaimVerdict {
  return Object.hasOwn(verdicts, value)
}
