import { requireEncounter } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { start } from '@/lib/training/encounter/start'

/** Starts a walk, or goes on with the open one. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/walks'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const { course, encounter } = await requireEncounter(params)
    const started = await start(learner, { course, encounter })
    if (wantsJson(request)) return json(started)
    return seeOther(`/learn/${course.slug}/${encounter.slug}/walks/${started.walkId}`)
  })
}
