import { form } from '@/app/_http/form'
import { annotate } from '@/lib/record/amendment/annotate'
import { annotationInput } from '@/lib/record/amendment/schema'
import { requirePlace, requireUnitById } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/annotations'>(async ({ params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  return submit({
    fields: annotationInput,
    names: { object: 'noteOn', text: 'noteText' },
    back: here,
    save: async (input) => {
      if (input.object?.startsWith('unit:')) await requireUnitById(input.object.slice(5))
      await annotate(coordinator, { accountId, ...input }, world)
    },
    to: `${here}?done=noted`,
  })
})
