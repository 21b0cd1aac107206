import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { changePlan } from '@/lib/record/spaced-practice/change-plan'
import { planInput } from '@/lib/record/spaced-practice/schema'

/** Without an active plan, the page offers to start one. */
export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const changed = await changePlan(learner, parse(planInput, Object.fromEntries(form)))
  return { to: changed.ok ? '/practice?done=changed' : '/practice' }
})
