import { currentActor } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { requireCourse } from '@/app/(learner)/learn/address'
import { findUnit } from '@/lib/content/course/lookup'
import { unauthenticated } from '@/lib/platform/error'
import { enroll } from '@/lib/training/enrollment/enroll'

/** From a public page, a stranger creates an account first, and the welcome enrolls. `unit`: where to begin. */
export const POST = write<'/learn/[course]/enrollment'>(async ({ params, form }) => {
  const learner = await currentActor()
  if (!learner && !form.has('stranger')) throw unauthenticated()
  const course = await requireCourse(params)
  const home = `/learn/${course.slug}`
  if (!learner) return { to: `/register?next=${encodeURIComponent(`${home}/welcome`)}` }
  await enroll(learner, course)
  const first = findUnit(course, form.get('unit') ?? '')
  return { to: `${home}/${first ? first.slug : 'welcome'}` }
})
