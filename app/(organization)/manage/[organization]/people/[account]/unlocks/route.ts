import { form } from '@/app/_http/form'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import { notFound } from '@/lib/platform/error'
import { unlockInput } from '@/lib/training/attempt/schema'
import { unlock } from '@/lib/training/attempt/unlock'
import { requirePlace } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/unlocks'>(async ({ form, params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  const { courses } = await loadCatalog()
  const isQuiz = courses.flatMap(listUnits).some(({ kind, id }) => kind === 'quiz' && id === form.get('quiz'))
  if (!isQuiz) throw notFound()
  return submit({
    fields: unlockInput,
    names: { unitId: 'quiz', reason: 'unlockReason' },
    back: here,
    save: (input) => unlock(coordinator, { accountId, ...input }, world),
    to: `${here}?done=unlocked`,
  })
})
