import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { join } from '@/lib/people/organization/join'
import { joinCode } from '@/lib/people/organization/schema'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const code = parse(joinCode, form.get('code') ?? '')
    const joined = await join(learner, { code })
    return seeOther(joined.ok ? '/learn?done=joined' : `/join/${code}`)
  })
}
