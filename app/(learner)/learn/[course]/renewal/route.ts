import { requireLearner } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { requireCourse } from '@/app/(learner)/learn/address'
import { DomainError } from '@/lib/platform/error'
import { renew } from '@/lib/training/enrollment/renew'

const refusals = {
  'too-early': 'It is too early to renew this certificate.',
  'nothing-to-renew': 'You have no certificate of this course to renew.',
}

export const POST = write<'/learn/[course]/renewal'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const renewed = await renew(learner, course)
  if (!renewed.ok) throw new DomainError('conflict', refusals[renewed.reason])
  return { to: `/learn/${course.slug}` }
})
