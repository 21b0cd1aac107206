import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import { drawManual } from '@/lib/measurement/manual/draw'
import { findManual } from '@/lib/measurement/manual/gather'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'

export const GET = file<'/admin/manuals/[course]/manual.pdf'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const course = findCourse(await loadCatalog(), params.course)
  const manual = course && (await findManual(administrator, course))
  if (!manual) throw notFound()
  const body = new Uint8Array(drawManual(manual, dayInWords(new Date(), administrator.timeZone)))
  return { body, name: `${params.course}-manual.pdf`, type: 'application/pdf' }
})
