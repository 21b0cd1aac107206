import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { requireCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { suggestedField, suggestionInput } from '@/lib/people/suggestion/schema'
import { suggestDetail } from '@/lib/people/suggestion/suggest-detail'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write<'/manage/[organization]/people/[account]/suggestions'>(async ({ form, params }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  const here = `/manage/${organization}/people/${account}`
  if (form.has('withdraw')) {
    const field = suggestedField.safeParse(form.get('withdraw'))
    if (!field.success) throw notFound()
    await suggestDetail(coordinator, { accountId: account, values: { [field.data]: null } })
    return { to: `${here}?done=withdrawn` }
  }
  const values = { suggestedName: form.get('suggestedName') ?? '', suggestedEmail: form.get('suggestedEmail') ?? '' }
  const [name, email] = [
    suggestionInput.name.safeParse(values.suggestedName),
    suggestionInput.email.safeParse(values.suggestedEmail),
  ]
  const errors = [
    ...(name.success ? [] : [{ field: 'suggestedName', message: name.error.issues[0]?.message ?? '' }]),
    ...(email.success ? [] : [{ field: 'suggestedEmail', message: email.error.issues[0]?.message ?? '' }]),
  ]
  if (!name.success || !email.success) return backToForm(here, { values, errors })
  const now = await requireCurrentLearner(coordinator, account)
  if (name.data === now.name && email.data === now.email) {
    return backToForm(here, {
      values,
      errors: [{ field: 'suggestedName', message: 'Change the name or the address.' }],
    })
  }
  const changed = {
    ...(name.data !== now.name && { name: name.data }),
    ...(email.data !== now.email && { email: email.data }),
  }
  const suggested = await suggestDetail(coordinator, { accountId: account, values: changed })
  if (suggested.ok) return { to: `${here}?done=suggested` }
  const message = 'You suggested many corrections for this person today. Try again tomorrow.'
  return backToForm(here, { values, errors: [{ field: 'suggestedName', message }] })
})
