import { getMDXComponent } from 'mdx-bundler/client'
import { notFound } from 'next/navigation'
import { lessonComponents } from '@/app/_mdx/components'
import { SourceList } from '@/app/_mdx/source-list'
import { CourseOutline } from '@/app/_ui/course-outline'
import { LessonLayout } from '@/app/_ui/lesson-layout'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { Prose } from '@/app/_ui/prose'
import { dayInWords } from '@/lib/certificate/content'
import { loadCatalog } from '@/lib/course/load'
import { findCourse, findUnit, listUnits } from '@/lib/course/lookup'
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
  const facts = new Map(catalog.facts.map((fact) => [fact.id, fact]))
  const claims = new Map(catalog.claims.map((claim) => [claim.id, claim]))
  const numbers = new Map(lesson.cites.map((id, position) => [id, position + 1]))
  const Body = getMDXComponent(lesson.code)
  return (
    <LessonLayout
      outline={
        <CourseOutline
          title={course.title}
          href={`/learn/${course.slug}`}
          units={units.map((unit) => ({ href: address(unit), title: unit.title, current: unit.id === lesson.id }))}
        />
      }
      article={
        <>
          <PageHeading
            title={lesson.title}
            kicker={course.subtitle}
            meta={[
              `${Math.ceil(lesson.minutes)} minutes`,
              `Law as of ${dayInWords(new Date(lesson.lawAsOf), 'UTC')}`,
              ...(lesson.review.legal ? [] : ['Not yet reviewed by counsel']),
              'Training, not legal advice',
            ]}
          />
          {lesson.reviewDue < new Date().toISOString().slice(0, 10) && (
            <Notice kind="warn" title="This lesson is due for review">
              <p>Its review was due on {dayInWords(new Date(lesson.reviewDue), 'UTC')}. Law may have changed since.</p>
            </Notice>
          )}
          <Prose>
            <Body
              components={lessonComponents({
                facts,
                claims,
                numbers,
                contentNote: lesson.contentNote,
                source: lesson.source,
              })}
            />
          </Prose>
          <LessonPractice address={address(lesson)} count={lesson.practice.length} />
          <Pagination
            label="Units"
            {...(previous && { previous: { href: address(previous), label: previous.title } })}
            {...(next && { next: { href: address(next), label: next.title } })}
          />
        </>
      }
      sides={<SourceList facts={facts} numbers={numbers} />}
    />
  )
}
