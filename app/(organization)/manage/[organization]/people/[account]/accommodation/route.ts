import { backToForm, fieldErrors } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { endAccommodation } from '@/lib/training/attempt/end-accommodation'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { accommodationInput } from '@/lib/training/attempt/schema'

type Context = RouteContext<'/manage/[organization]/people/[account]/accommodation'>

/** Grants one person more time or attempts, or ends what was granted. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization, account } = await params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(account)) throw notFound()
    const here = `/manage/${organization}/people/${account}`
    if (form.has('end')) {
      await endAccommodation(coordinator, { accountId: account })
      return seeOther(`${here}?done=ended`)
    }
    const fields = ['timeFactor', 'extraAttempts', 'reason'] as const
    const typed = Object.fromEntries(fields.map((field) => [field, form.get(field) ?? '']))
    const parsed = accommodationInput.safeParse(typed)
    if (!parsed.success) {
      const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.slice(0, 500)]))
      return backToForm(here, { values, errors: fieldErrors(parsed.error) })
    }
    await grantAccommodation(coordinator, { accountId: account, ...parsed.data })
    return seeOther(`${here}?done=granted`)
  })
}
