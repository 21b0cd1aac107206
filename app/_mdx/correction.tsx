import type { ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import type { Claim } from '@/lib/content/course/schema'

const wordings: Record<Claim['verdict'], { title: string; finding: string }> = {
  supported: { title: 'Confirmed', finding: 'What we found' },
  corrected: { title: 'Correction', finding: 'What is right' },
  outdated: { title: 'Out of date', finding: 'What is right' },
  unverified: { title: 'Could not be confirmed', finding: 'What can be said' },
  opinion: { title: 'An opinion', finding: 'What can be said' },
}

export function Correction({ claim, cites }: { claim: Claim; cites: ReactNode }) {
  const { title, finding } = wordings[claim.verdict]
  return (
    <Callout kind="correction" title={title}>
      <dl>
        <div>
          <dt>The source states</dt>
          <dd>
            {claim.claim}{' '}
            <a className="callout-where" href={`/sources#${claim.id}`}>
              (question {claim.question})
            </a>
          </dd>
        </div>
        <div>
          <dt>{finding}</dt>
          <dd>
            {claim.finding}
            {cites}
          </dd>
        </div>
      </dl>
    </Callout>
  )
}
