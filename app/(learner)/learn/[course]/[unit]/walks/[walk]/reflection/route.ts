import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { requireWalkAt } from '@/app/_auth/walk'
import { keepReflection } from '@/lib/training/encounter/keep-reflection'
import { removeReflection } from '@/lib/training/encounter/remove-reflection'
import { note } from '@/lib/training/encounter/schema'

type Context = RouteContext<'/learn/[course]/[unit]/walks/[walk]/reflection'>

/** Keeps the learner's own note when they press "Keep", takes it away when they press "Remove". */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { walk, address } = await requireWalkAt(learner, params)
    if (form.get('go') === 'remove') await removeReflection(learner, { walkId: walk.id })
    else await keepReflection(learner, { walkId: walk.id, text: parse(note, form.get('note')) })
    return seeOther(`${address}/debrief#reflection`)
  })
}
