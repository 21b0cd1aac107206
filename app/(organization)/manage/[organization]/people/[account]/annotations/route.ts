import { write } from '@/app/_http/write'
import { annotate } from '@/lib/record/amendment/annotate'
import { annotationInput } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace, requireUnitById } from '../read-amendment'

export const POST = write<'/manage/[organization]/people/[account]/annotations'>(async ({ form, params, world }) => {
  const place = await readPlace(params, form)
  const read = readAmendment(place, annotationInput, { object: 'noteOn', text: 'noteText' })
  if (!read.ok) return read.answer
  const { object } = read.input
  if (object?.startsWith('unit:')) await requireUnitById(object.slice(5))
  await annotate(place.coordinator, { accountId: place.accountId, ...read.input }, world)
  return read.back('noted')
})
