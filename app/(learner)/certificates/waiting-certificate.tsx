import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Course } from '@/lib/content/course/schema'
import { isHeld, type SeatTime } from '@/lib/record/seat-time/rule'
import { TimeMissing } from '../learn/time-missing'

/** A course that is done, without its certificate yet: for time, or for the learner to confirm the name. */
export function WaitingCertificate({ course, time }: { course: Course; time: SeatTime | null }) {
  return (
    <section className="card" aria-labelledby={course.id}>
      <h2 id={course.id}>
        {course.title}: {course.subtitle}
      </h2>
      <p>You’ve done everything in this course.</p>
      {time && isHeld(time) ? (
        <TimeMissing course={course} time={time} satisfied />
      ) : (
        <ButtonRow>
          <ButtonLink href={`/learn/${course.slug}`}>Get your certificate</ButtonLink>
        </ButtonRow>
      )}
    </section>
  )
}
