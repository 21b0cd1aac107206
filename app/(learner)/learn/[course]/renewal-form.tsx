import { Button } from '@/app/_ui/form/button'
import { Notice } from '@/app/_ui/notice'
import { findFinal } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords } from '@/lib/platform/words'
import type { Renewal } from '@/lib/training/enrollment/renewal'

type Props = { course: Course; renewal: Renewal; now: Date }

export function RenewalForm({ course, renewal, now }: Props) {
  if (renewal.state === 'none') return null
  const final = findFinal(course)
  if (renewal.state === 'under-way') {
    return (
      <Notice kind="info" title="You are renewing your certificate">
        <p>
          Pass {final ? <a href={`/learn/${course.slug}/${final.slug}`}>{final.title}</a> : 'the final'} again and
          confirm your name. Everything else you have done still counts, and your earlier certificates stay as they are.
        </p>
      </Notice>
    )
  }
  const day = (moment: Date) => dayInWords(moment, renewal.timeZone)
  if (renewal.state === 'later') {
    return (
      <p>
        Your certificate is valid until {day(renewal.endsAt)}. You can renew it from {day(renewal.opensAt)}.
      </p>
    )
  }
  const ended = renewal.endsAt <= now
  return (
    <form method="post" action={`/learn/${course.slug}/renewal`}>
      <Notice
        kind="info"
        title={ended ? 'You can renew your certificate' : `Your certificate ends on ${day(renewal.endsAt)}`}
      >
        <p>
          To renew it, pass the final again and confirm your name. The lessons are open to read, and you do not have to
          do them again. Your current certificate stays as it is.
        </p>
      </Notice>
      <Button>Renew my certificate</Button>
    </form>
  )
}
