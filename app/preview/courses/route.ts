import { file } from '@/app/_http/file'
import { lastCourseEdit, loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'

/** The version that a page compares with its own, in development only: production compiles no course. */
export const GET = file(async () => {
  await loadCatalog()
  const edit = lastCourseEdit()
  if (!edit) throw notFound()
  return { body: edit.version, type: 'text/plain; charset=utf-8' }
})
