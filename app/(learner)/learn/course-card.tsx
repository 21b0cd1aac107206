import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Tag } from '@/app/_ui/tag'
import type { Course } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { isHeld, type SeatTime } from '@/lib/record/seat-time/rule'
import type { Progress } from '@/lib/training/progress/queries'
import { ContinueLink } from './continue-link'
import { CourseProgress } from './course-progress'
import { TimeMissing } from './time-missing'

interface Own {
  progress: Progress
  /** About the next unit. */
  note: string
  time: SeatTime | null
  /** `2027-01-31`. */
  dueOn: string | null
}

export function courseCard(
  course: Course,
  { progress, note, time, dueOn }: Own,
  certificates: readonly CertificateView[],
) {
  const held = certificates.filter((one) => one.courseId === course.id)
  const certified = held.some((one) => one.state === 'valid')
  return {
    href: `/learn/${course.slug}`,
    kicker: course.subtitle,
    title: course.title,
    children: (
      <>
        <CourseProgress progress={progress} />
        {dueOn && held.length === 0 && <p>Due by {dateInWords(dueOn)}.</p>}
        {progress.units.some(({ again }) => again) && (
          <p>
            We updated the law since you {held.length > 0 ? 'certified' : 'did part of this course'}.{' '}
            <a href={`/learn/${course.slug}/changes`}>See what changed</a>.
          </p>
        )}
        {held.length === 0 && <TimeMissing course={course} time={time} satisfied={progress.satisfied} />}
        <ButtonRow note={note}>
          {certified && <Tag kind="good">Certified</Tag>}
          <ContinueLink course={course} progress={progress} />
          {!progress.next && held.length === 0 && !(time && isHeld(time)) && (
            <ButtonLink href={`/learn/${course.slug}`}>Get your certificate</ButtonLink>
          )}
          {held.length > 0 && (
            <ButtonLink kind="quiet" href="/certificates">
              Certificates
            </ButtonLink>
          )}
        </ButtonRow>
      </>
    ),
  }
}
