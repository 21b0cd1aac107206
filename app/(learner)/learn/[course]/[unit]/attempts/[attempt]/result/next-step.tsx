import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { DisputeNotice } from '@/app/(learner)/learn/dispute-notice'
import { TimeMissing } from '@/app/(learner)/learn/time-missing'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { missingTimeOf, moreMinutes } from '@/lib/record/seat-time/missing-time'
import type { SeatTime } from '@/lib/record/seat-time/rule'
import type { Progress } from '@/lib/training/progress/queries'

type Props = {
  course: Course
  quiz: Quiz
  progress: Progress
  time: SeatTime | null
  certificate: CertificateView | undefined
  /** Any certificate of the course, also an ended one. */
  hasEarned: boolean
  inDispute: boolean
}

/** After a pass or a pre-test: the certificate, or what is left before it. */
export function NextStep({ course, quiz, progress, time, certificate, hasEarned, inDispute }: Props) {
  const home = `/learn/${course.slug}`
  const missing = missingTimeOf(course, time)
  if (certificate) {
    return (
      <ButtonRow>
        <ButtonLink href={`/certificates/${certificate.serial}.pdf`}>Get your certificate (PDF)</ButtonLink>
        <ButtonLink kind="quiet" href={`/certificates#${certificate.serial}`}>
          Show it to someone
        </ButtonLink>
        <ButtonLink kind="quiet" href="/practice">
          Get a short case each week
        </ButtonLink>
      </ButtonRow>
    )
  }
  if (progress.satisfied && missing && !hasEarned) return <TimeMissing course={course} time={time} satisfied />
  if (progress.satisfied && inDispute && !hasEarned) return <DisputeNotice />
  if (progress.satisfied) {
    return (
      <>
        <p>
          {hasEarned
            ? 'You’ve done everything here.'
            : 'You’ve done everything. Confirm your name, and your certificate is issued.'}
        </p>
        <ButtonRow>
          <ButtonLink href={home}>{hasEarned ? 'Course outline' : 'Confirm your name'}</ButtonLink>
        </ButtonRow>
      </>
    )
  }
  const left = progress.units.filter(({ asked, done, waived, again }) => asked && (again || !(done || waived)))
  const { next } = progress
  return (
    <>
      {quiz.role === 'pretest' && <p>This is a start, not a grade. The final has other cases.</p>}
      {quiz.role === 'final' && (
        <>
          <p>
            {left.length === 1 ? 'One unit is left.' : `${left.length} units are left.`} The certificate comes by itself
            after the last one
            {missing && missing.minutes > 0 && `, once you have read for ${moreMinutes(missing.minutes)}`}.
          </p>
          <ul>
            {left.map(({ unit }) => (
              <li key={unit.id}>
                <a href={`${home}/${unit.slug}`}>{unit.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <ButtonRow>
        {next && <ButtonLink href={`${home}/${next.slug}`}>Continue: {next.title}</ButtonLink>}
        <ButtonLink kind="quiet" href={home}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
