import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { endAccommodation } from '@/lib/training/attempt/end-accommodation'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { accommodationInput } from '@/lib/training/attempt/schema'

/** Grants an accommodation, or ends it. */
export const POST = form<'/manage/[organization]/people/[account]/accommodation'>(
  async ({ form, params, world, submit }) => {
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
    return submit({
      fields: accommodationInput,
      back: here,
      save: (input) => grantAccommodation(coordinator, { accountId: account, ...input }, world),
      to: `${here}?done=granted`,
    })
  },
)
