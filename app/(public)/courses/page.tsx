import { CardList } from '@/app/_ui/card-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/load'
import { listUnits } from '@/lib/content/course/lookup'

export const dynamic = 'force-static'
export const metadata = { title: 'Courses' }

export default async function CoursesPage() {
  const { courses } = await loadCatalog()
  return (
    <Page width="reading">
      <PageHeading title="Courses" />
      <CardList
        cards={courses.map((course) => ({
          href: `/courses/${course.slug}`,
          kicker: course.subtitle,
          title: course.title,
          meta: [
            `${listUnits(course).length} units`,
            `${Math.ceil(course.minutes.minutes)} minutes`,
            `${course.minutes.hours} contact hours (provider’s estimate)`,
          ],
          children: <p>{course.description}</p>,
        }))}
      />
    </Page>
  )
}
