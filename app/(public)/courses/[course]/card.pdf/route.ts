import { file } from '@/app/_http/file'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { jobAidOf } from '@/lib/content/job-aid/content'
import { drawJobAid } from '@/lib/content/job-aid/draw'
import { notFound } from '@/lib/platform/error'

/** Cached per course version: typesetting blocks the event loop. */
const drawn = new WeakMap<Course, Buffer>()

export const GET = file<'/courses/[course]/card.pdf'>(async ({ params }) => {
  const catalog = await loadCatalog()
  const course = findCourse(catalog, params.course)
  const card = course && jobAidOf(catalog, course)
  if (!card) throw notFound()
  const body = drawn.get(course) ?? Buffer.from(drawJobAid(card))
  drawn.set(course, body)
  return {
    body: new Uint8Array(body),
    type: 'application/pdf',
    name: `northlight-${course.slug}-card.pdf`,
    headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' },
  }
})
