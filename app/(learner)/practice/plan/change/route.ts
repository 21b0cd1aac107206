import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { changePlan } from '@/lib/record/spaced-practice/change-plan'
import { planInput } from '@/lib/record/spaced-practice/schema'

/** Changes whether mails come and when none may; without a live plan the page offers to begin one. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const changed = await changePlan(learner, parse(planInput, Object.fromEntries(form)))
    return seeOther(changed.ok ? '/practice?done=changed' : '/practice')
  })
}
