import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { AssignmentRow } from '@/lib/training/assignment/queries'
import { aboutAssignment, audienceOf } from './assignment-words'

interface Props {
  here: string
  title: string
  assignment: AssignmentRow
}

export function AssignmentCard({ here, title, assignment }: Props) {
  const about = `${title}, for ${audienceOf(assignment)}`
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>{aboutAssignment(assignment)}</p>
      {assignment.remindersStoppedAt && <p>Reminders are stopped.</p>}
      <form method="post" action={here}>
        <input type="hidden" name="withdraw" value={assignment.id} />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/${assignment.id}`} aria-label={`Reminders: ${about}`}>
            Reminders
          </ButtonLink>
          <Button kind="quiet" aria-label={`Withdraw: ${about}`}>
            Withdraw
          </Button>
        </ButtonRow>
      </form>
    </section>
  )
}
