import { requireLearner } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { requireCourse } from '@/app/(learner)/learn/address'
import { enroll } from '@/lib/training/enrollment/enroll'

export const POST = write<'/learn/[course]/enrollment'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  await enroll(learner, course)
  return { to: `/learn/${course.slug}` }
})
