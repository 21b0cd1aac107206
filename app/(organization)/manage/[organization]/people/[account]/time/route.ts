import { write } from '@/app/_http/write'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { courseReason } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace } from '../read-amendment'

/** Accepts the time that a certificate waits for; the worker then issues it. */
export const POST = write<'/manage/[organization]/people/[account]/time'>(async ({ form, params, world }) => {
  const place = await readPlace(params, form)
  const { coordinator, accountId } = place
  const read = readAmendment(place, courseReason, { courseId: 'timeCourse', reason: 'timeReason' })
  if (!read.ok) return read.answer
  const { courseId, reason } = read.input
  const course = (await loadCatalog()).courses.find(({ id }) => id === courseId)
  if (!course) throw notFound()
  const accepted = await acceptTime(coordinator, { accountId, course, reason }, world)
  return accepted.ok ? read.back('time-accepted') : read.again('timeCourse', 'This certificate waits for no time.')
})
