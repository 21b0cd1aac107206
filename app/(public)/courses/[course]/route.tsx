import { publicPage } from '@/app/_http/kept'
import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { FactList } from '@/app/_ui/fact-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { findCourse } from '@/lib/content/course/lookup'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'
import { approvalLine, counselLine } from '@/lib/record/certificate/content'

export const GET = publicPage<'/courses/[course]'>(({ params, catalog }) => {
  const course = findCourse(catalog, params.course)
  if (!course) throw notFound()
  const { masteryScore } = course.passRule
  return {
    title: `${course.title}: ${course.subtitle}`,
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title={course.title} kicker={course.subtitle} />
        <Prose>
          <p>{course.description}</p>
        </Prose>
        <form method="post" action={`/learn/${course.slug}/enrollment`}>
          <ButtonRow note="You can stop and continue at any time, on any device.">
            <Button>Start course</Button>
          </ButtonRow>
        </form>
        <FactList
          facts={[
            { term: 'Time', detail: `About ${Math.ceil(course.minutes.minutes)} minutes` },
            {
              term: 'Contact hours',
              detail: `${course.minutes.hours} (provider’s estimate, rounded down to the quarter hour)`,
            },
            {
              term: 'To pass',
              detail: `${Math.round(masteryScore * 100)} % of each quiz and of the final, and no objective failed`,
            },
            { term: 'Edition', detail: course.edition },
            { term: 'Law as of', detail: dayInWords(new Date(course.lawAsOf), 'UTC') },
            { term: 'Approval', detail: approvalLine(course.approvalNumber) },
            { term: 'Legal review', detail: counselLine(course.counselReviewed) ?? 'Reviewed by counsel' },
          ]}
        />
        {course.jobAid && (
          <p>
            The course on one page, to print: <a href={`/courses/${course.slug}/card`}>{course.jobAid.title}</a>. What
            it teaches, and from where: <a href="/sources">the sources</a>.
          </p>
        )}
        <Prose>
          {course.modules.map((module) => (
            <section key={module.id}>
              <h2>{module.title}</h2>
              {module.objectives.length > 0 && <p>You will be able to:</p>}
              {module.objectives.length > 0 && (
                <ul>
                  {module.objectives.map((objective) => (
                    <li key={objective.id}>{objective.text}</li>
                  ))}
                </ul>
              )}
              <ol>
                {module.units.map((unit) => (
                  <li key={unit.id}>
                    {unit.title}
                    {unit.kind !== 'quiz' && `: ${unit.summary}`}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </Prose>
      </Page>
    ),
  }
})
