import { getMDXComponent } from 'mdx-bundler/client'
import type { DocumentContent } from '@/app/_http/render'
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
import { listUnits } from '@/lib/content/course/lookup'
import type { Catalog, Course, Lesson } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { dateInWords, dayOf } from '@/lib/platform/words'
import { minimumMs } from '@/lib/training/time/minimum'
import { expectedSentence } from '@/lib/training/time/sentence'
import { BeginForm } from './begin-form'
import { Counted } from './counted'
import { LawNotice } from './law-notice'
import { LessonPractice } from './practice/lesson-practice'

/** Cacheable: the same document for everyone, with no personal data and no answer key. */
export function lessonPage(catalog: Catalog, course: Course, lesson: Lesson): DocumentContent {
  const units = listUnits(course)
  const index = units.findIndex((unit) => unit.id === lesson.id)
  const previous = units[index - 1]
  const next = units[index + 1]
  const address = (unit: { slug: string }) => `/learn/${course.slug}/${unit.slug}`
  const today = dayOf(new Date())
  const sources = numberedFacts(catalog, lesson, today)
  const Body = getMDXComponent(lesson.code)
  return {
    title: lesson.title,
    main: (
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
                `Law as of ${dateInWords(lesson.lawAsOf)}`,
                ...reviewsMissing(lesson),
                'Training, not legal advice',
              ]}
            />
            {lesson.reviewDue < today && (
              <Notice kind="warn" title="This lesson is due for review">
                <p>Its review was due on {dateInWords(lesson.reviewDue)}. Law may have changed since.</p>
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
    ),
  }
}
