import type { ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import type { Claim } from '@/lib/content/course/register-source'

export function CommonMistake({ claim, cites }: { claim: Claim; cites: ReactNode }) {
  return (
    <Callout kind="correction" title="Common mistake">
      <p>
        <strong>You may hear:</strong> {claim.mistake}
      </p>
      <p>
        <strong>In fact:</strong> {claim.finding}
        {cites}
      </p>
      <p className="callout-where">
        <a href={`/sources#${claim.id}`}>Where we read it</a>
      </p>
    </Callout>
  )
}
