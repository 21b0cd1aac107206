import { requireLearner } from '@/app/_auth/guards'
import { wantsJson } from '@/app/_http/request'
import { json } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireEncounter } from '@/app/(learner)/learn/address'
import { startRun } from '@/lib/training/encounter/start'

export const POST = write<'/learn/[course]/[unit]/runs'>(async ({ params, request }) => {
  const learner = await requireLearner()
  const { course, encounter } = await requireEncounter(params)
  const started = await startRun(learner, { course, encounter })
  if (wantsJson(request)) return json(started)
  return { to: `/learn/${course.slug}/${encounter.slug}/runs/${started.runId}` }
})
