import { getMDXComponent } from 'mdx-bundler/client'
import { notFound } from 'next/navigation'
import { lessonComponents } from '@/app/_mdx/components'
import { numberedFacts } from '@/app/_mdx/numbered'
import { ReviewNote, reviewsMissing } from '@/app/_mdx/review-note'
import { SourceCards, SourceList } from '@/app/_mdx/source-list'
import { CourseOutline } from '@/app/_ui/course-outline'
import { LessonLayout } from '@/app/_ui/lesson-layout'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { Prose } from '@/app/_ui/prose'
import { dayOf, inWords } from '@/lib/content/course/day'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse, findUnit, listUnits } from '@/lib/content/course/lookup'
import { seenOf } from '@/lib/content/course/seen'
import { minimumMs } from '@/lib/training/time/minimum'
import { expectedSentence } from '@/lib/training/time/sentence'
import { BeginForm } from './begin-form'
import { Counted } from './counted'
import { LawNotice } from './law-notice'
import { LessonPractice } from './practice/lesson-practice'

/** Only lessons live here, all of them prerendered; proxy.ts is their gate and leads quizzes elsewhere. */
export const dynamicParams = false
export const dynamic = 'force-static'

export async function generateStaticParams() {
  const { courses } = await loadCatalog()
  return courses.flatMap((course) =>
    listUnits(course)
      .filter((unit) => unit.kind === 'lesson')
      .map((unit) => ({ course: course.slug, unit: unit.slug })),
  )
}

async function lessonOf(params: PageProps<'/learn/[course]/[unit]'>['params']) {
  const catalog = await loadCatalog()
  const { course: courseSlug, unit: unitSlug } = await params
  const course = findCourse(catalog, courseSlug)
  const lesson = course && findUnit(course, unitSlug)
  return course && lesson?.kind === 'lesson' ? { catalog, course, lesson } : notFound()
}

export async function generateMetadata({ params }: PageProps<'/learn/[course]/[unit]'>) {
  return { title: (await lessonOf(params)).lesson.title }
}

export default async function LessonPage({ params }: PageProps<'/learn/[course]/[unit]'>) {
  const { catalog, course, lesson } = await lessonOf(params)
  const units = listUnits(course)
  const index = units.findIndex((unit) => unit.id === lesson.id)
  const [previous, next] = [units[index - 1], units[index + 1]]
  const address = (unit: { slug: string }) => `/learn/${course.slug}/${unit.slug}`
  const today = dayOf(new Date())
  const sources = numberedFacts(catalog, lesson, today)
  const Body = getMDXComponent(lesson.code)
  return (
    <LessonLayout
      outline={
        <CourseOutline
          title={course.title}
          href={`/learn/${course.slug}`}
          modules={course.modules.map((module) => ({
            title: module.title,
            units: module.units.map((unit) => ({
              href: address(unit),
              title: unit.title,
              current: unit.id === lesson.id,
            })),
          }))}
        />
      }
      article={
        <>
          <PageHeading
            title={lesson.title}
            kicker={course.subtitle}
            meta={[
              `${Math.ceil(lesson.minutes)} minutes`,
              `Law as of ${inWords(lesson.lawAsOf)}`,
              ...reviewsMissing(lesson),
              'Training, not legal advice',
            ]}
          />
          {lesson.reviewDue < today && (
            <Notice kind="warn" title="This lesson is due for review">
              <p>Its review was due on {inWords(lesson.reviewDue)}. Law may have changed since.</p>
            </Notice>
          )}
          <LawNotice course={course} unit={lesson} />
          <BeginForm address={address(lesson)} />
          <Prose>
            <Body
              components={lessonComponents({
                sources,
                claims: catalog.claims,
                help: catalog.help,
                contentNote: lesson.contentNote,
                source: lesson.source,
              })}
            />
          </Prose>
          <SourceCards sources={sources} />
          <ReviewNote lesson={lesson} />
          <section className="lesson-time" aria-labelledby="time-heading">
            <h2 id="time-heading">Your time on this lesson</h2>
            <Counted address={address(lesson)} page="lesson">
              {expectedSentence(0, minimumMs(course, lesson))}
            </Counted>
          </section>
          <LessonPractice address={address(lesson)} seen={seenOf(lesson)} count={lesson.practice.length} />
          <Pagination
            label="Units"
            {...(previous && { previous: { href: address(previous), label: previous.title } })}
            {...(next && { next: { href: address(next), label: next.title } })}
          />
        </>
      }
      sides={<SourceList sources={sources} />}
    />
  )
}
