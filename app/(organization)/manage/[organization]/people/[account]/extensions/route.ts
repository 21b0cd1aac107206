import { form } from '@/app/_http/form'
import { extend } from '@/lib/record/amendment/extend'
import { extensionInput } from '@/lib/record/amendment/schema'
import { requirePlace } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/extensions'>(async ({ params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  return submit({
    fields: extensionInput,
    names: { enrollmentId: 'dueCourse', reason: 'dueReason' },
    back: here,
    save: (input) => extend(coordinator, { accountId, ...input }, world),
    refusals: () => ({ field: 'dueOn', message: 'Choose today or a later day.' }),
    to: `${here}?done=extended`,
  })
})
