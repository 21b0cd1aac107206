import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { dayInWords, timeInWords } from '@/lib/platform/words'
import type { PlanView, PracticeOverview } from '@/lib/record/spaced-practice/queries'
import { endOfQuiet } from '@/lib/record/spaced-practice/quiet-hours'

type Props = { open: NonNullable<PracticeOverview['open']>; plan: PlanView | null; now: Date }

/** A case may be answered before it is due. */
export function WhenItComes({ open, plan, now }: Props) {
  const href = `/practice/cases/${open.id}`
  if (open.dueAt <= now || !plan) {
    return (
      <section aria-labelledby="open-case">
        <h2 id="open-case">A case is ready for you</h2>
        {!plan && <p>It is left over from your last round.</p>}
        <ButtonRow>
          <ButtonLink href={href}>Answer it</ButtonLink>
        </ButtonRow>
      </section>
    )
  }
  const hours = { from: plan.quietFrom, until: plan.quietUntil, timeZone: plan.timeZone }
  const mailAt = endOfQuiet(open.dueAt, hours)
  return (
    <section aria-labelledby="open-case">
      <h2 id="open-case">The next case comes on {dayInWords(open.dueAt, plan.timeZone)}</h2>
      <p>
        {plan.byMail
          ? `An email tells you on ${dayInWords(mailAt, plan.timeZone)}, soon after ${timeInWords(mailAt, plan.timeZone)}.`
          : 'It will wait here. You get no mail about it.'}{' '}
        If you answer it now, the next one comes a week from today.
      </p>
      <ButtonRow>
        <ButtonLink href={href}>Answer it now</ButtonLink>
      </ButtonRow>
    </section>
  )
}

/** The next case, for the page of an answered one, and what to do now. */
export function nextOf(
  { plan, open }: Pick<PracticeOverview, 'plan' | 'open'>,
  now: Date,
): { words: string; href: string; button: string } {
  const onward = { href: '/learn', button: 'My courses' }
  if (!plan || !open) return { words: 'No further case is planned.', ...onward }
  if (open.dueAt <= now)
    return { words: 'The next case is ready for you.', href: `/practice/cases/${open.id}`, button: 'Next case' }
  return { words: `The next case comes on ${dayInWords(open.dueAt, plan.timeZone)}.`, ...onward }
}
