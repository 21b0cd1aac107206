import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { notEnrolled } from '@/lib/training/enrollment/queries'
import { openView } from './open-view'

/** Counts the time until "Mark as read" without a script. Pressing Begin again restarts it. Errors: forbidden, too-many. */
export async function begin(
  learner: Learner,
  input: { course: Course; lesson: Lesson; sessionId: string },
  world = systemWorld,
): Promise<void> {
  const { course, lesson, sessionId } = input
  const view = { courseId: course.id, unitId: lesson.id, page: 'begin', sessionId } as const
  const opened = await openView(learner, view, world)
  if (!opened.ok) throw notEnrolled()
}
