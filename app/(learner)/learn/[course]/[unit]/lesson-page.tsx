import { getMDXComponent } from 'mdx-bundler/client'
import type { DocumentContent } from '@/app/_http/render'
import { ScenePicture } from '@/app/_http/scene-picture'
import { lessonComponents } from '@/app/_mdx/components'
import { type NumberedFact, numberedFacts } from '@/app/_mdx/numbered'
import { SourceCards, type SourceGroups, SourceList } from '@/app/_mdx/source-list'
import { LessonTerms } from '@/app/_mdx/term'
import { CourseOutline } from '@/app/_ui/course-outline'
import { LessonLayout } from '@/app/_ui/lesson-layout'
import { Notice } from '@/app/_ui/notice'
import { Pagination } from '@/app/_ui/pagination'
import { Prose } from '@/app/_ui/prose'
import { listUnits } from '@/lib/content/course/lookup'
import type { Catalog, Course, Lesson } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { dateInWords } from '@/lib/platform/words'
import { LawNotice } from './law-notice'
import { LessonSteps } from './lesson-steps'
import { LessonTop } from './lesson-top'
import { LessonPractice } from './practice/lesson-practice'

/** Cacheable: the same document for everyone, with no personal data and no answer key. */
export function lessonPage(
  catalog: Catalog,
  { course, lesson, today }: { course: Course; lesson: Lesson; today: string },
): DocumentContent {
  const units = listUnits(course)
  const index = units.findIndex((unit) => unit.id === lesson.id)
  const previous = units[index - 1]
  const next = units[index + 1]
  const address = (unit: { slug: string }) => `/learn/${course.slug}/${unit.slug}`
  const sources = numberedFacts(catalog, lesson, today)
  const groups: SourceGroups = new Map()
  const voices = catalog.voices.filter(
    (voice) => voice.lesson === lesson.id && (voice.consent.until === null || voice.consent.until >= today),
  )
  const Body = getMDXComponent(lesson.code)
  // "Mark as read" records the text shown here, even if a newer one is published meanwhile.
  const practice = `${address(lesson)}/practice?seen=${seenOf(lesson)}`
  return {
    title: lesson.title,
    main: (
      <LessonLayout
        address={address(lesson)}
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
            <LessonTop course={course} lesson={lesson} address={address(lesson)} />
            {lesson.reviewDue < today && (
              <Notice kind="warn" title="This lesson is due for review">
                <p>Its review was due on {dateInWords(lesson.reviewDue)}. Law may have changed since.</p>
              </Notice>
            )}
            <LawNotice course={course} unit={lesson} />
            <LessonSteps steps={lesson.steps} />
            <Prose>
              <Body
                components={lessonComponents({
                  sources,
                  claims: catalog.claims,
                  help: catalog.help,
                  lesson,
                  voices,
                  figures: catalog.figures,
                  practice,
                  card: `/learn/${course.slug}/card`,
                  groups,
                })}
              />
            </Prose>
            <SourceCards sources={sources} groups={groups} />
            <LessonPractice address={practice} />
            <Pagination
              label="Units"
              {...(previous && { previous: { href: address(previous), label: previous.title } })}
              {...(next && { next: { href: address(next), label: next.title } })}
            />
          </>
        }
        sides={<Sides lesson={lesson} sources={sources} />}
      />
    ),
  }
}

function Sides({ lesson, sources }: { lesson: Lesson; sources: NumberedFact[] }) {
  return (
    <>
      <ScenePicture scene={lesson.scene} isOnDesk />
      <LessonTerms terms={lesson.terms} />
      <SourceList sources={sources} />
    </>
  )
}
