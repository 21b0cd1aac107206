import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { join } from '@/lib/people/organization/join'
import { joinCode } from '@/lib/people/organization/schema'

export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const code = parse(joinCode, form.get('code') ?? '')
  const joined = await join(learner, { code })
  return { to: joined.ok ? '/learn?done=joined' : `/join/${code}` }
})
