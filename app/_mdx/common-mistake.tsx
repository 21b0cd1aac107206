import type { ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import type { Claim } from '@/lib/content/course/register-source'

/** The fact comes first: a reader remembers what they read first. */
export function CommonMistake({ claim, cites }: { claim: Claim; cites: ReactNode }) {
  return (
    <Callout kind="correction" title="Common mistake">
      <p>
        {claim.finding}
        {cites}
      </p>
      <p className="callout-where">
        Some people say otherwise. <a href={`/sources#${claim.id}`}>See the claim and the correction</a>
      </p>
    </Callout>
  )
}
