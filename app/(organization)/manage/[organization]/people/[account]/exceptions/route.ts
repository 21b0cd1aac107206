import { form } from '@/app/_http/form'
import { makeException } from '@/lib/record/mandate/make-exception'
import { exceptionInput } from '@/lib/record/mandate/schema'
import { requirePlace } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/exceptions'>(async ({ params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  return submit({
    fields: exceptionInput,
    names: { mandateId: 'mandate', authority: 'exceptionAuthority', reason: 'exceptionReason' },
    back: `${here}/hours`,
    save: (input) => makeException(coordinator, { accountId, ...input }, world),
    refusals: () => ({ field: 'until', message: 'Choose today or a later day.' }),
    to: (_, { mandateId }) => `${here}/hours?done=excepted#mandate-${mandateId}`,
  })
})
