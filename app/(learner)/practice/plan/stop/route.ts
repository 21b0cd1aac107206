import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { stop } from '@/lib/record/spaced-practice/stop'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    await stop(await requireLearner())
    return seeOther('/practice?done=stopped')
  })
}
