import type { Learner } from '@/lib/account/actor'
import type { Course, Lesson } from '@/lib/course/schema'
import { notEnrolled } from '@/lib/enrollment/queries'
import { systemWorld } from '@/lib/platform/world'
import { openView } from './open-view'

/**
 * "Begin": from now to "Mark as read" the time counts without a script. Pressed again, it begins anew.
 * Errors: forbidden (not enrolled), too-many.
 */
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
