import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { PracticeOverview } from '@/lib/record/spaced-practice/queries'

/** The spaced case that is due, if any. */
export function ReadyCase({ open, now }: Pick<PracticeOverview, 'open'> & { now: Date }) {
  if (!open || open.dueAt > now) return null
  return (
    <section className="card" aria-labelledby="ready-case">
      <h2 id="ready-case">A practice case is ready for you</h2>
      <ButtonRow note="Not graded, about 2 minutes">
        <ButtonLink href={`/practice/cases/${open.id}`}>Answer it</ButtonLink>
      </ButtonRow>
    </section>
  )
}
