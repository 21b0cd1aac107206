import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { requireRunAt } from '@/app/(learner)/learn/run-address'
import { removeReflection } from '@/lib/training/encounter/remove-reflection'
import { saveReflection } from '@/lib/training/encounter/save-reflection'
import { reflectionText } from '@/lib/training/encounter/schema'

export const POST = write<'/learn/[course]/[unit]/runs/[run]/reflection'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { run, address } = await requireRunAt(learner, params)
  if (form.get('go') === 'remove') await removeReflection(learner, { runId: run.id })
  else {
    const text = parse(reflectionText, form.get('note'))
    warnOfVictims(form, 'note')
    await saveReflection(learner, { runId: run.id, text })
  }
  return { to: `${address}/debrief#reflection`, json: {} }
})
