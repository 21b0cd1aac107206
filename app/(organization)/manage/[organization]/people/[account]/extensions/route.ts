import { write } from '@/app/_http/write'
import { extend } from '@/lib/record/amendment/extend'
import { extensionInput } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace } from '../read-amendment'

export const POST = write<'/manage/[organization]/people/[account]/extensions'>(async ({ form, params, world }) => {
  const place = await readPlace(params, form)
  const fields = { enrollmentId: 'dueCourse', dueOn: 'dueOn', reason: 'dueReason' }
  const read = readAmendment(place, extensionInput, fields)
  if (!read.ok) return read.answer
  const extended = await extend(place.coordinator, { accountId: place.accountId, ...read.input }, world)
  return extended.ok ? read.back('extended') : read.again('dueOn', 'Choose today or a later day.')
})
