import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { requestPacket } from '@/lib/record/packet/request-packet'

/** Requests a packet for a cohort, or for the person whose page sent the form. */
export const POST = write<'/manage/[organization]/packets/new'>(async ({ form, params, world }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const path = `/manage/${organization}/packets`
  const accountId = form.get('account') ?? ''
  const cohortId = form.get('cohort') ?? ''
  if (accountId === '' && cohortId === '') {
    return backToForm(path, { values: {}, errors: [{ field: 'cohort', message: 'Choose a cohort.' }] })
  }
  if (!isUuid(accountId || cohortId)) throw notFound()
  return { to: `${path}/${await requestPacket(coordinator, accountId ? { accountId } : { cohortId }, world)}` }
})
