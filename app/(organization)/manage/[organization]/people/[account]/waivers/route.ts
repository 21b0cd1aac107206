import { write } from '@/app/_http/write'
import { endWaiver } from '@/lib/record/amendment/end-waiver'
import { endWaiverInput, unitReason } from '@/lib/record/amendment/schema'
import { waive } from '@/lib/record/amendment/waive'
import { readAmendment, readPlace, requireUnitById } from '../read-amendment'

/** Waives a unit, or ends the waiver. */
export const POST = write<'/manage/[organization]/people/[account]/waivers'>(async ({ form, params, world }) => {
  const place = await readPlace(params, form)
  const { coordinator, accountId } = place
  if (form.has('endWaiver')) {
    const read = readAmendment(place, endWaiverInput, { waiverId: 'endWaiver', reason: 'endReason' })
    if (!read.ok) return read.answer
    const ended = await endWaiver(coordinator, { accountId, ...read.input })
    if (ended.ok) return read.back('waiver-ended')
    return read.again(
      'endWaiver',
      ended.reason === 'ended-before'
        ? 'This waiver had already ended, so your reason was not saved.'
        : 'This unit counts toward a certificate. Ask the site’s administrator to revoke the certificate first.',
    )
  }
  const read = readAmendment(place, unitReason, { unitId: 'waiveUnit', reason: 'waiveReason' })
  if (!read.ok) return read.answer
  const { unitId, reason } = read.input
  const waived = await waive(coordinator, { accountId, unit: await requireUnitById(unitId), reason }, world)
  if (waived.ok) return read.back('waived')
  return read.again(
    'waiveUnit',
    waived.reason === 'done' ? 'This unit is already done.' : 'This unit is already waived.',
  )
})
