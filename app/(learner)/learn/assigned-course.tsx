import { Button } from '@/app/_ui/button'
import type { Course } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

type Props = { course: Course; organization: string; dueOn: string | null }

/** A course that a coordinator assigned and the learner has not started. */
export function AssignedCourse({ course, organization, dueOn }: Props) {
  return (
    <section className="card">
      <h2>{course.title}</h2>
      <p>
        {organization} assigned you this course. {dueOn && `Please finish it by ${dateInWords(dueOn)}.`}
      </p>
      <form method="post" action={`/learn/${course.slug}/enrollment`}>
        <Button>Start course</Button>
      </form>
    </section>
  )
}
