import { requireSession } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { requireLesson } from '@/app/(learner)/learn/address'
import { begin } from '@/lib/training/time/begin'

/** Redirects to a fragment of the lesson, because the cached lesson is the same for everyone. */
export const POST = write<'/learn/[course]/[unit]/begin'>(async ({ params }) => {
  const {
    learner,
    session: { sessionId },
  } = await requireSession()
  const { course, lesson } = await requireLesson(params)
  await begin(learner, { course, lesson, sessionId })
  return { to: `/learn/${course.slug}/${lesson.slug}#begun` }
})
