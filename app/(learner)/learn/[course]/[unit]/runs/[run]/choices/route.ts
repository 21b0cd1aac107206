import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireRunAt } from '@/app/(learner)/learn/run-address'
import { choose } from '@/lib/training/encounter/choose'
import { choiceStep } from '@/lib/training/encounter/schema'

export const POST = write<'/learn/[course]/[unit]/runs/[run]/choices'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { course, run, address } = await requireRunAt(learner, params)
  if (!form.get('choice')) return { to: `${address}?problem=none`, json: {} }
  const { position, choice } = parse(choiceStep, { position: form.get('position'), choice: form.get('choice') })
  const chosen = await choose(learner, { runId: run.id, position, choiceId: choice })
  if (!chosen.ok) return { to: `${address}?problem=before`, json: chosen, status: 409 }
  if (!chosen.ended) return { to: address, json: chosen }
  return { to: `${address}/debrief`, json: chosen, progressed: { learner, course } }
})
