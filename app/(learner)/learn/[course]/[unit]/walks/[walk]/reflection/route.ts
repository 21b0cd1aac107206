import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireWalkAt } from '@/app/(learner)/learn/walk-address'
import { keepReflection } from '@/lib/training/encounter/keep-reflection'
import { removeReflection } from '@/lib/training/encounter/remove-reflection'
import { reflectionText } from '@/lib/training/encounter/schema'

export const POST = write<'/learn/[course]/[unit]/walks/[walk]/reflection'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { walk, address } = await requireWalkAt(learner, params)
  if (form.get('go') === 'remove') await removeReflection(learner, { walkId: walk.id })
  else await keepReflection(learner, { walkId: walk.id, text: parse(reflectionText, form.get('note')) })
  return { to: `${address}/debrief#reflection` }
})
