import { loadCatalog } from '@/lib/content/course/load'
import { findCourse } from '@/lib/content/course/lookup'
import { jobAidOf } from '@/lib/content/job-aid/content'
import { drawJobAid } from '@/lib/content/job-aid/draw'

export const dynamicParams = false
export const dynamic = 'force-static'

export async function generateStaticParams() {
  const { courses } = await loadCatalog()
  return courses.filter((course) => course.jobAid).map((course) => ({ course: course.slug }))
}

/** The job aid of a course, printed once with the build. */
export async function GET(_: Request, { params }: RouteContext<'/courses/[course]/card.pdf'>): Promise<Response> {
  const catalog = await loadCatalog()
  const course = findCourse(catalog, (await params).course)
  const card = course && jobAidOf(catalog, course)
  if (!card) return new Response(null, { status: 404 })
  return new Response(Buffer.from(drawJobAid(card)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="northlight-${course.slug}-card.pdf"`,
    },
  })
}
