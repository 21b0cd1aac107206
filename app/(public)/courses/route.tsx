import { publicPage } from '@/app/_http/kept'
import { CardList } from '@/app/_ui/card-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listUnits } from '@/lib/content/course/lookup'
import { isRequired } from '@/lib/training/progress/satisfied'

export const GET = publicPage(({ catalog }) => {
  const { courses } = catalog
  return {
    title: 'Courses',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Courses" />
        <CardList
          cards={courses.map((course) => ({
            href: `/courses/${course.slug}`,
            kicker: course.subtitle,
            title: course.title,
            meta: [
              `${listUnits(course).filter(isRequired).length} units`,
              `${Math.ceil(course.minutes.minutes)} minutes`,
              `${course.minutes.hours} contact hours (provider’s estimate)`,
            ],
            children: <p>{course.description}</p>,
          }))}
        />
      </Page>
    ),
  }
})
