import type { Course } from '@/lib/content/course/schema'
import type { OwnRound } from '@/lib/measurement/case-rating/queries'

export function CasesLeft({ course, round }: { course: Course; round: OwnRound }) {
  if (round.state === 'closed') return null
  const left = round.state === 'begun' ? round.cases - round.position + 1 : round.cases
  const until = round.stage === 'before' ? 'until you finish your first unit' : 'for a day after the final'
  return (
    <p>
      <a href={`/learn/${course.slug}/cases`}>Rate {left === 1 ? 'one short case' : `${left} short cases`}</a>:
      optional, not scored, about five minutes, open {until}.
    </p>
  )
}
