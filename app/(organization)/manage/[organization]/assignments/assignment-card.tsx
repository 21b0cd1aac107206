import { Button } from '@/app/_ui/button'
import { dateInWords } from '@/lib/platform/words'
import type { AssignmentRow } from '@/lib/training/assignment/queries'

export function AssignmentCard({
  here,
  title,
  assignment,
}: {
  here: string
  title: string
  assignment: AssignmentRow
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>
        For {audienceOf(assignment)}. {dueOf(assignment)}
      </p>
      <form method="post" action={here}>
        <input type="hidden" name="withdraw" value={assignment.id} />
        <Button kind="quiet" aria-label={`Withdraw: ${title}, for ${audienceOf(assignment)}`}>
          Withdraw
        </Button>
      </form>
    </section>
  )
}

function audienceOf({ audience, name }: AssignmentRow): string {
  if (audience === 'everyone') return 'everyone, now and when they join'
  if (audience === 'cohort') return `the cohort ${name}`
  if (audience === 'division') return `${name} and the divisions under it`
  return audience === 'rank' ? `everyone with the rank or role ${name}` : (name ?? '')
}

function dueOf({ dueOn, dueDays }: AssignmentRow): string {
  if (dueOn) return `Due by ${dateInWords(dueOn)}.`
  if (dueDays === null) return 'No due date.'
  return `Due ${dueDays === 1 ? '1 day' : `${dueDays} days`} after joining.`
}
