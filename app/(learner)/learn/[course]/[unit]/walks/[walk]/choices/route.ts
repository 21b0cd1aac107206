import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, parse, respond, seeOther } from '@/app/_auth/respond'
import { requireWalkAt } from '@/app/_auth/walk'
import { advance } from '@/lib/record/advance'
import { choose } from '@/lib/training/encounter/choose'
import { step } from '@/lib/training/encounter/schema'

type Context = RouteContext<'/learn/[course]/[unit]/walks/[walk]/choices'>

/** Makes a choice and goes to where it leads; after the last one to the debrief. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { course, walk, address } = await requireWalkAt(learner, params)
    if (!form.get('choice') && !wantsJson(request)) return seeOther(`${address}?problem=none`)
    const { position, choice } = parse(step, { position: form.get('position'), choice: form.get('choice') })
    const chosen = await choose(learner, { walkId: walk.id, position, choiceId: choice })
    if (chosen.ok && chosen.ended) {
      await advance(learner, course)
    }
    if (wantsJson(request)) return json(chosen, chosen.ok ? 200 : 409)
    if (!chosen.ok) return seeOther(`${address}?problem=before`)
    return seeOther(chosen.ended ? `${address}/debrief` : address)
  })
}
