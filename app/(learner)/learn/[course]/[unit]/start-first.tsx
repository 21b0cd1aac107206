import { Notice } from '@/app/_ui/notice'
import type { Course } from '@/lib/content/course/schema'

/** Tells a reader who isn't enrolled that `what` needs an enrollment to be saved. */
export function StartFirst({ course, what }: { course: Course; what: string }) {
  return (
    <Notice kind="info" title="Start the course first">
      <p>
        <a href={`/courses/${course.slug}`}>Start it here</a>, then {what} can be saved.
      </p>
    </Notice>
  )
}
