import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireLesson } from '@/app/(learner)/learn/address'
import { stepAnchor } from '@/lib/content/course/heading-id'
import { savePlace } from '@/lib/training/lesson/save-place'
import { stepId } from '@/lib/training/lesson/schema'

/** Remembers the step, and goes to it. */
export const POST = write<'/learn/[course]/[unit]/step'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { course, lesson } = await requireLesson(params)
  const step = parse(stepId, form.get('step'))
  await savePlace(learner, { course, lesson, stepId: step })
  return { to: `/learn/${course.slug}/${lesson.slug}#${stepAnchor(step)}`, json: { step } }
})
