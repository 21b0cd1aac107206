import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { endAccommodation } from '@/lib/training/attempt/end-accommodation'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { accommodationInput } from '@/lib/training/attempt/schema'

/** Grants an accommodation, or ends it. */
export const POST = write<'/manage/[organization]/people/[account]/accommodation'>(async ({ form, params, world }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  const here = `/manage/${organization}/people/${account}`
  const end = form.get('end')
  if (end !== null) {
    // A page from an earlier release names none.
    await endAccommodation(coordinator, { accountId: account, ...(isUuid(end) && { accommodationId: end }) })
    return { to: `${here}?done=ended` }
  }
  const fields = ['timeFactor', 'extraAttempts', 'reason'] as const
  const typed = Object.fromEntries(fields.map((field) => [field, form.get(field) ?? '']))
  const parsed = accommodationInput.safeParse(typed)
  if (!parsed.success) return backToForm(here, { values: typed, errors: fieldErrors(parsed.error) })
  warnOfVictims(form, 'reason')
  await grantAccommodation(coordinator, { accountId: account, ...parsed.data }, world)
  return { to: `${here}?done=granted` }
})
