import { write } from '@/app/_http/write'
import { reset } from '@/lib/record/amendment/reset'
import { unitReason } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace, requireUnitById } from '../read-amendment'

const refusals = {
  certified: 'This unit counts toward a certificate. Ask the site’s administrator to revoke the certificate first.',
  open: 'An attempt or a run is open in this unit. Ask the learner to finish it first.',
}

export const POST = write<'/manage/[organization]/people/[account]/resets'>(async ({ form, params, world }) => {
  const place = await readPlace(params, form)
  const read = readAmendment(place, unitReason, { unitId: 'resetUnit', reason: 'resetReason' })
  if (!read.ok) return read.answer
  const { unitId, reason } = read.input
  const unit = await requireUnitById(unitId)
  const done = await reset(place.coordinator, { accountId: place.accountId, unit, reason }, world)
  return done.ok ? read.back('reset') : read.again('resetUnit', refusals[done.reason])
})
