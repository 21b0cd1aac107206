import { requireSession } from '@/app/_auth/guards'
import { renewal } from '@/app/_auth/signed-in'
import { keptPage } from '@/app/_http/kept'
import { page } from '@/app/_http/page'
import { requireCourse } from '@/app/(learner)/learn/address'
import { notFound } from '@/lib/platform/error'
import { taskPage } from './task-page'

export const GET = page<'/learn/[course]/tasks/[task]'>(async ({ request, params }) => {
  const { session } = await requireSession()
  const course = await requireCourse(params)
  const task = course.modules.flatMap(({ tasks }) => tasks).find(({ slug }) => slug === params.task)
  if (!task) throw notFound()
  return keptPage(request, {
    cache: 'no-store',
    headers: await renewal(session, request),
    make: (_catalog, today) => taskPage(course, task, today),
  })
})
