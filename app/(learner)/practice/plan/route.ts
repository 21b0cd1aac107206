import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { DomainError } from '@/lib/platform/error'
import { optIn } from '@/lib/record/spaced-practice/opt-in'
import { planInput } from '@/lib/record/spaced-practice/schema'

const sentences = {
  'no-certificate': 'Cases come from courses in which you have a valid certificate. You have none now.',
  'nothing-left': 'You answered every case well twice in a row, so there are none left.',
} as const

export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const input = parse(planInput, Object.fromEntries(form))
  const { courses } = await loadCatalog()
  const begun = await optIn(learner, { ...input, courses })
  if (!begun.ok) throw new DomainError('conflict', sentences[begun.reason])
  return { to: '/practice?done=started' }
})
