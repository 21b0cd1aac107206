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

function dueOf(assignment: AssignmentRow): string {
  const { renewDays } = assignment
  if (renewDays === null) return firstDueOf(assignment)
  const again = `${daysInWords(renewDays)} before a certificate expires.`
  return assignment.dueOn || assignment.dueDays !== null
    ? `${firstDueOf(assignment)} Due again ${again}`
    : `Due ${again}`
}

function firstDueOf({ dueOn, dueDays }: AssignmentRow): string {
  if (dueOn) return `Due by ${dateInWords(dueOn)}.`
  return dueDays === null ? 'No due date.' : `Due ${daysInWords(dueDays)} after joining.`
}

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
