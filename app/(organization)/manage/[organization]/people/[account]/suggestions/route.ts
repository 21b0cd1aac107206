import { z } from 'zod'
import { decline } from '@/app/_http/decline'
import { form } from '@/app/_http/form'
import { requireCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { suggestedField, suggestionInput } from '@/lib/people/suggestion/schema'
import { suggestDetail } from '@/lib/people/suggestion/suggest-detail'
import { notFound } from '@/lib/platform/error'
import { requirePlace } from '../require-place'

const fields = z.object({
  suggestedName: suggestionInput.name,
  suggestedEmail: suggestionInput.email.or(z.literal('')),
})

export const POST = form<'/manage/[organization]/people/[account]/suggestions'>(async ({ form, params, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  if (form.has('withdraw')) {
    const field = suggestedField.safeParse(form.get('withdraw'))
    if (!field.success) throw notFound()
    await suggestDetail(coordinator, { accountId, values: { [field.data]: null } })
    return { to: `${here}?done=withdrawn` }
  }
  return submit({
    fields,
    back: here,
    save: async ({ suggestedName: name, suggestedEmail: email }) => {
      const now = await requireCurrentLearner(coordinator, accountId)
      const values = { ...(name !== now.name && { name }), ...(email !== '' && email !== now.email && { email }) }
      if (Object.keys(values).length === 0) return decline('unchanged')
      return suggestDetail(coordinator, { accountId, values })
    },
    refusals: ({ reason }) => ({
      field: 'suggestedName',
      message:
        reason === 'unchanged'
          ? 'Change the name or the address.'
          : 'You suggested many corrections for this person today. Try again tomorrow.',
    }),
    to: `${here}?done=suggested`,
  })
})
