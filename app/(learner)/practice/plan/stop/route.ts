import { requireLearner } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { stop } from '@/lib/record/spaced-practice/stop'

export const POST = write(async () => {
  await stop(await requireLearner())
  return { to: '/practice?done=stopped' }
})
