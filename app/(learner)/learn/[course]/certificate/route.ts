import { requireLearner } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { nameProblem } from '@/app/_record/name-problem'
import { requireCourse } from '@/app/(learner)/learn/address'
import { advance } from '@/lib/record/advance'
import { inDispute } from '@/lib/record/certificate/agreement'
import { submission } from '@/lib/training/attempt/schema'
import { confirmName } from '@/lib/training/enrollment/confirm-name'

export const POST = write<'/learn/[course]/certificate'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const typed = form.get('name') ?? ''
  const message = nameProblem(typed)
  if (message) {
    return backToForm(`/learn/${course.slug}`, {
      values: { name: typed },
      errors: [{ field: 'name', message }],
    })
  }
  await confirmName(learner, course, parse(submission, { name: typed }))
  const issued = await advance(learner, course)
  if (!issued.ok && issued.reason === 'in-dispute') throw inDispute()
  return { to: issued.ok ? '/certificates' : `/learn/${course.slug}` }
})
