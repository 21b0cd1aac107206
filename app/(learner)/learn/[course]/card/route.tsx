import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { HelpLines } from '@/app/_ui/help-lines'
import { JobAidSections } from '@/app/_ui/job-aid-sections'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { jobAidOf } from '@/lib/content/job-aid/content'
import { listOwnCallCards } from '@/lib/people/call-card/queries'
import { notFound } from '@/lib/platform/error'
import { linesByCard } from './own-lines'

/** The job aid with the numbers of the learner's organizations. Its titles do not tell what the course is about. */
export const GET = page<'/learn/[course]/card'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const [catalog, own] = await Promise.all([loadCatalog(), listOwnCallCards(learner)])
  const aid = jobAidOf(catalog, course)
  if (!aid) throw notFound()
  return {
    title: 'Call card',
    main: (
      <Page width="reading">
        <div className="job-aid">
          <PageHeading title="Call card" back={{ href: `/learn/${course.slug}`, text: 'Back to the course' }} />
          {own.length === 0 && <p>Your organization’s own numbers appear here when its coordinator adds them.</p>}
          <ButtonRow>
            <ButtonLink href={`/learn/${course.slug}/card.pdf`}>Save the numbers (PDF)</ButtonLink>
          </ButtonRow>
          {linesByCard(own).map(({ organization, lines }) => (
            <section key={organization}>
              <h2>{organization}</h2>
              <HelpLines lines={lines} />
            </section>
          ))}
          <h2>In {course.place.name}</h2>
          <HelpLines lines={aid.lines} />
          <JobAidSections sections={aid.sections} />
        </div>
      </Page>
    ),
  }
})
