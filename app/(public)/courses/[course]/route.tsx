import { publicPage } from '@/app/_auth/public-page'
import { Picture } from '@/app/_http/picture'
import { FactList } from '@/app/_ui/fact-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { cutNoteOf } from '@/lib/content/quiz/cut'
import { notFound } from '@/lib/platform/error'
import { dayInWords, percent } from '@/lib/platform/words'
import { approvalLine, counselLine } from '@/lib/record/certificate/document/content'
import { type CourseState, findCourseState } from './course-state'
import { SampleItem } from './sample-item'
import { StartOrGoOn } from './start-or-go-on'
import { Syllabus } from './syllabus'

export const GET = publicPage<'/courses/[course]', CourseState>(({ params, catalog, reader }) => {
  const course = findCourse(catalog, params.course)
  if (!course) throw notFound()
  const sample = catalog.samples.find(({ audience }) => audience === course.audience)
  const objectives = course.modules.flatMap((module) => module.objectives)
  return {
    title: `${course.title}: ${course.subtitle}`,
    audience: 'public',
    main: (
      <Page width="wide">
        <div className="course-head">
          {course.cover && <Picture kind="cover" name={`cover-${course.cover}`} alt="" />}
          <div>
            <PageHeading title={course.title} kicker={course.subtitle} />
            <p>{course.description}</p>
            <StartOrGoOn course={course} state={reader} />
          </div>
        </div>
        <section aria-labelledby="outcomes">
          <h2 id="outcomes">What you’ll be able to do</h2>
          <Prose>
            <ul>
              {objectives.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </Prose>
        </section>
        {sample && (
          <section aria-labelledby="sample">
            <h2 id="sample">Try one question</h2>
            <SampleItem item={sample} />
          </section>
        )}
        <section aria-labelledby="syllabus">
          <h2 id="syllabus">What’s inside</h2>
          <Syllabus course={course} />
        </section>
        <CourseFacts course={course} />
      </Page>
    ),
  }
}, findCourseState)

function toPass({ passRule, standard }: Course): string {
  const share = percent(passRule.masteryScore)
  return standard
    ? `${share} of each quiz. The final’s passing score is ${cutNoteOf(standard)}`
    : `${share} of each quiz and of the final (${cutNoteOf(null)})`
}

function CourseFacts({ course }: { course: Course }) {
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">About this course</h2>
      <FactList
        facts={[
          { term: 'Time', detail: `About ${Math.ceil(course.minutes.minutes)} minutes, without what is optional` },
          {
            term: 'Contact hours',
            detail: `${course.minutes.hours} (provider’s estimate: ${course.minutes.minutes} minutes, rounded down to the quarter hour)`,
          },
          {
            term: 'To pass',
            detail: toPass(course),
          },
          { term: 'Edition', detail: course.edition },
          { term: 'Law as of', detail: dayInWords(new Date(course.lawAsOf), 'UTC') },
          { term: 'Approval', detail: approvalLine({ ...course, ...course.place }) },
          { term: 'Legal review', detail: counselLine(course.counselReviewed) ?? 'Reviewed by counsel' },
        ]}
      />
      {course.jobAid && (
        <p>
          The course on one page, to print: <a href={`/courses/${course.slug}/card`}>{course.jobAid.title}</a>. What it
          teaches, and from where: <a href="/sources">the sources</a>.
        </p>
      )}
    </section>
  )
}
