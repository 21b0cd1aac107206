import { requireLearner } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { nameProblem } from '@/app/_record/name-problem'
import { requireCourse } from '@/app/(learner)/learn/address'
import { advance } from '@/lib/record/advance'
import { inDispute } from '@/lib/record/certificate/agreement'
import { submission } from '@/lib/training/attempt/schema'
import { confirmName } from '@/lib/training/enrollment/confirm-name'

/** Confirms the name whether or not a certificate follows. */
export const POST = form<'/learn/[course]/certificate'>(async ({ params, submit }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const here = `/learn/${course.slug}`
  return submit({
    fields: submission,
    back: here,
    save: async ({ name }) => {
      const message = nameProblem(name)
      return message ? { ok: false as const, message } : confirmName(learner, course, { name })
    },
    refusals: ({ message }) => ({ field: 'name', message }),
    to: async () => {
      const issued = await advance(learner, course)
      if (!issued.ok && issued.reason === 'in-dispute') throw inDispute()
      return { to: issued.ok ? '/certificates' : here }
    },
  })
})
