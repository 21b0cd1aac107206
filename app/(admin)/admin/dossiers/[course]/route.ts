import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import { listEvaluations } from '@/lib/measurement/evaluation/queries'
import { notFound } from '@/lib/platform/error'
import { listCompletionTimes } from '@/lib/record/certificate/completion-times'
import { dossierPage } from '@/lib/record/dossier/dossier-page'

export const GET = file<'/admin/dossiers/[course]'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const course = findCourse(await loadCatalog(), params.course)
  if (!course) throw notFound()
  const [times, evaluations] = await Promise.all([
    listCompletionTimes(administrator, course),
    listEvaluations(administrator, course),
  ])
  const body = dossierPage(course, { times, evaluations })
  return { body, type: 'text/html; charset=utf-8', name: `dossier-${course.slug}-${course.edition}.html` }
})
