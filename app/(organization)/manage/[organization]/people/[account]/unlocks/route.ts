import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { unlockInput } from '@/lib/training/attempt/schema'
import { unlock } from '@/lib/training/attempt/unlock'

export const POST = write<'/manage/[organization]/people/[account]/unlocks'>(async ({ form, params, world }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  const here = `/manage/${organization}/people/${account}`
  const typed = { unitId: form.get('quiz') ?? '', reason: form.get('unlockReason') ?? '' }
  const { courses } = await loadCatalog()
  const isQuiz = courses.flatMap(listUnits).some((unit) => unit.kind === 'quiz' && unit.id === typed.unitId)
  if (!isUuid(account) || !isQuiz) throw notFound()
  const parsed = unlockInput.safeParse(typed)
  if (!parsed.success) {
    const values = { quiz: typed.unitId, unlockReason: typed.reason }
    const errors = fieldErrors(parsed.error).map(({ message }) => ({ field: 'unlockReason', message }))
    return backToForm(here, { values, errors })
  }
  warnOfVictims(form, 'unlockReason')
  await unlock(coordinator, { accountId: account, ...parsed.data }, world)
  return { to: `${here}?done=unlocked` }
})
