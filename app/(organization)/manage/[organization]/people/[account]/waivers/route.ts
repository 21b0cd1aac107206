import { form } from '@/app/_http/form'
import { endWaiver } from '@/lib/record/amendment/end-waiver'
import { endWaiverInput, unitReason } from '@/lib/record/amendment/schema'
import { waive } from '@/lib/record/amendment/waive'
import { requirePlace, requireUnitById } from '../require-place'

/** Waives a unit, or ends the waiver. */
export const POST = form<'/manage/[organization]/people/[account]/waivers'>(async ({ form, params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  if (form.has('endWaiver')) {
    return submit({
      fields: endWaiverInput,
      names: { waiverId: 'endWaiver', reason: 'endReason' },
      back: here,
      save: (input) => endWaiver(coordinator, { accountId, ...input }),
      refusals: ({ reason }) => ({
        field: 'endWaiver',
        message:
          reason === 'ended-before'
            ? 'This waiver had already ended, so your reason was not saved.'
            : 'This unit counts toward a certificate. Ask the site’s administrator to revoke the certificate first.',
      }),
      to: `${here}?done=waiver-ended`,
    })
  }
  return submit({
    fields: unitReason,
    names: { unitId: 'waiveUnit', reason: 'waiveReason' },
    back: here,
    save: async ({ unitId, reason }) =>
      waive(coordinator, { accountId, unit: await requireUnitById(unitId), reason }, world),
    refusals: ({ reason }) => ({
      field: 'waiveUnit',
      message: reason === 'done' ? 'This unit is already done.' : 'This unit is already waived.',
    }),
    to: `${here}?done=waived`,
  })
})
