import type { ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import type { Effect } from '@/lib/content/course/effect'
import type { Fact } from '@/lib/content/course/register-source'
import { EffectNote } from './effect-note'

/** Longer ones fill a phone's screen. */
const longest = 500
const title = 'As the source stated it when we read it'

/** Effective dates and citations stay visible when a long statement is folded. */
export function FactStatement({ fact, effect, cites }: { fact: Fact; effect: Effect | null; cites: ReactNode }) {
  const rest = (
    <>
      <EffectNote effect={effect} />
      {cites}
    </>
  )
  if (fact.statement.length <= longest)
    return (
      <Callout kind="note" title={title}>
        <p>
          {fact.statement} {rest}
        </p>
      </Callout>
    )
  return (
    <div className="callout callout-note" role="note">
      <details>
        <summary>{title}</summary>
        <p>{fact.statement}</p>
      </details>
      <p>{rest}</p>
    </div>
  )
}
