import { publicPage } from '@/app/_auth/public-page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { HelpLines } from '@/app/_ui/help-lines'
import { JobAidSections } from '@/app/_ui/job-aid-sections'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findCourse } from '@/lib/content/course/lookup'
import { jobAidOf } from '@/lib/content/job-aid/content'
import { notFound } from '@/lib/platform/error'
import { dateInWords } from '@/lib/platform/words'

export const GET = publicPage<'/courses/[course]/card'>(({ params, catalog }) => {
  const course = findCourse(catalog, params.course)
  const card = course && jobAidOf(catalog, course)
  if (!card) throw notFound()
  return {
    title: card.title,
    audience: 'public',
    main: (
      <Page width="reading">
        <div className="job-aid">
          <PageHeading
            title={card.title}
            kicker={`Job aid: ${card.courseTitle}`}
            meta={[`Edition ${card.edition}`, `Law as of ${dateInWords(card.lawAsOf)}`, 'Training, not legal advice']}
          />
          <ButtonRow>
            <ButtonLink href={`/courses/${course.slug}/card.pdf`}>Download the card (PDF)</ButtonLink>
            <ButtonLink kind="quiet" href={`/courses/${course.slug}`}>
              The course
            </ButtonLink>
          </ButtonRow>
          <JobAidSections sections={card.sections} />
          <h2>Whom to call in {course.place.name}</h2>
          <HelpLines lines={card.lines} />
          <p className="job-aid-source">
            Numbers were read from stored copies; call to confirm them before you print this for others. One sign is
            never proof.
          </p>
        </div>
      </Page>
    ),
  }
})
