import { form } from '@/app/_http/form'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { courseReason } from '@/lib/record/amendment/schema'
import { requirePlace } from '../require-place'

/** Accepts the time that a certificate waits for; the worker then issues it. */
export const POST = form<'/manage/[organization]/people/[account]/time'>(async ({ params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  return submit({
    fields: courseReason,
    names: { courseId: 'timeCourse', reason: 'timeReason' },
    back: here,
    save: async ({ courseId, reason }) => {
      const course = (await loadCatalog()).courses.find(({ id }) => id === courseId)
      if (!course) throw notFound()
      return acceptTime(coordinator, { accountId, course, reason }, world)
    },
    refusals: () => ({ field: 'timeCourse', message: 'This certificate waits for no time.' }),
    to: `${here}?done=time-accepted`,
  })
})
