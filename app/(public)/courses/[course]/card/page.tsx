import { notFound } from 'next/navigation'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { HelpLines } from '@/app/_ui/help-lines'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { inWords } from '@/lib/content/course/day'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse } from '@/lib/content/course/lookup'
import { jobAidOf } from '@/lib/content/job-aid/content'

export const dynamicParams = false
export const dynamic = 'force-static'

export async function generateStaticParams() {
  const { courses } = await loadCatalog()
  return courses.filter((course) => course.jobAid).map((course) => ({ course: course.slug }))
}

async function cardOf(params: PageProps<'/courses/[course]/card'>['params']) {
  const catalog = await loadCatalog()
  const course = findCourse(catalog, (await params).course)
  const card = course && jobAidOf(catalog, course)
  return card ? { course, card } : notFound()
}

export async function generateMetadata({ params }: PageProps<'/courses/[course]/card'>) {
  return { title: (await cardOf(params)).card.title }
}

export default async function CardPage({ params }: PageProps<'/courses/[course]/card'>) {
  const { course, card } = await cardOf(params)
  return (
    <Page width="reading">
      <div className="job-aid">
        <PageHeading
          title={card.title}
          kicker={`Job aid: ${card.courseTitle}`}
          meta={[`Edition ${card.edition}`, `Law as of ${inWords(card.lawAsOf)}`, 'Training, not legal advice']}
        />
        <ButtonRow>
          <ButtonLink href={`/courses/${course.slug}/card.pdf`}>Download the card (PDF)</ButtonLink>
          <ButtonLink kind="quiet" href={`/courses/${course.slug}`}>
            The course
          </ButtonLink>
        </ButtonRow>
        {card.sections.map(({ heading, points }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <ul>
              {points.map(({ text, citation }) => (
                <li key={text}>
                  {text} {citation && <cite className="job-aid-source">{citation}</cite>}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <h2>Whom to call in Maine</h2>
        <HelpLines lines={card.lines} />
        <p className="job-aid-source">
          Numbers were read from stored copies; call to confirm them before you print this for others. One sign is never
          proof.
        </p>
      </div>
    </Page>
  )
}
