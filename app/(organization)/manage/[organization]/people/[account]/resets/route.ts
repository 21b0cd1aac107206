import { form } from '@/app/_http/form'
import { reset } from '@/lib/record/amendment/reset'
import { unitReason } from '@/lib/record/amendment/schema'
import { requirePlace, requireUnitById } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/resets'>(async ({ params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  return submit({
    fields: unitReason,
    names: { unitId: 'resetUnit', reason: 'resetReason' },
    back: here,
    save: async ({ unitId, reason }) =>
      reset(coordinator, { accountId, unit: await requireUnitById(unitId), reason }, world),
    refusals: {
      certified: {
        field: 'resetUnit',
        message: 'This unit counts toward a certificate. Ask the site’s administrator to revoke the certificate first.',
      },
      open: {
        field: 'resetUnit',
        message: 'An attempt or a run is open in this unit. Ask the learner to finish it first.',
      },
    },
    to: `${here}?done=reset`,
  })
})
