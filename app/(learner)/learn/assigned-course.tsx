import { Button } from '@/app/_ui/form/button'
import type { Course } from '@/lib/content/course/schema'
import { DueLine } from './due-line'
import type { OwnDue } from './own-due'

type Props = { course: Course; organization: string; due: OwnDue | null; timeZone: string }

/** A course that a coordinator assigned and the learner has not started. */
export function AssignedCourse({ course, organization, due, timeZone }: Props) {
  return (
    <section className="card">
      <h2>{course.title}</h2>
      <p>{organization} assigned you this course.</p>
      {due && <DueLine slug={course.slug} due={due} timeZone={timeZone} />}
      <form method="post" action={`/learn/${course.slug}/enrollment`}>
        <Button>Start course</Button>
      </form>
    </section>
  )
}
