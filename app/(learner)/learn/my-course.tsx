import { Picture } from '@/app/_http/picture'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Tag } from '@/app/_ui/tag'
import type { Course } from '@/lib/content/course/schema'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { isHeld, type SeatTime } from '@/lib/record/seat-time/rule'
import type { Progress } from '@/lib/training/progress/queries'
import { ContinueLink } from './continue-link'
import { CoursePath } from './course-path'
import { CourseProgress } from './course-progress'
import { DueLine } from './due-line'
import type { OwnDue } from './own-due'
import { TimeMissing } from './time-missing'

type Props = {
  course: Course
  progress: Progress
  /** About the next unit. */
  note: string
  /** The next unit is a quiz with an open attempt. */
  isOpen: boolean
  time: SeatTime | null
  due: OwnDue | null
  timeZone: string
  /** The learner's certificates of this course. */
  held: readonly CertificateView[]
}

/** A course under way: the next step first, then the modules. */
export function MyCourse({ course, progress, note, isOpen, time, due, timeZone, held }: Props) {
  const { next, satisfied } = progress
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === next?.id))
  const isChanged = progress.units.some(({ again }) => again)
  return (
    <section className="card" aria-labelledby={course.id}>
      <div className="next">
        <div>
          <p className="kicker">{course.subtitle}</p>
          <h2 id={course.id}>
            <a href={`/learn/${course.slug}`}>{course.title}</a>
          </h2>
          {note && <p className="next-note">{note}</p>}
          <ButtonRow>
            {held.some(({ state }) => state === 'valid') && <Tag kind="good">Certified</Tag>}
            <ContinueLink course={course} progress={progress} isOpen={isOpen} />
            {!next && held.length === 0 && !(time && isHeld(time)) && (
              <ButtonLink href={`/learn/${course.slug}`}>Get your certificate</ButtonLink>
            )}
            {held.length > 0 && (
              <ButtonLink kind="quiet" href="/certificates">
                Certificates
              </ButtonLink>
            )}
          </ButtonRow>
        </div>
        {module?.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" isLazy />}
      </div>
      {isChanged && (
        <p>
          We updated the law since you {held.length > 0 ? 'certified' : 'did part of this course'}.{' '}
          <a href={`/learn/${course.slug}/changes`}>See what changed</a>.
        </p>
      )}
      {held.length === 0 && <TimeMissing course={course} time={time} satisfied={satisfied} />}
      <CourseProgress progress={progress} />
      {due && <DueLine slug={course.slug} due={due} timeZone={timeZone} />}
      {!satisfied && <CoursePath course={course} progress={progress} />}
    </section>
  )
}
