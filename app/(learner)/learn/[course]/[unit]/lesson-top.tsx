import { ReadingTools } from '@/app/_ui/reading-tools'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { AboutLesson } from './about-lesson'
import { BeginForm } from './begin-form'

type Props = { course: Course; lesson: Lesson; address: string }

/** One line on a phone. app/_client/steps.ts replaces the counts with the minutes left and the current step. */
export function LessonTop({ course, lesson, address }: Props) {
  return (
    <>
      <div className="lesson-top">
        <p className="lesson-top-meta">
          <strong data-minutes-left="">{Math.ceil(lesson.minutes)} minutes</strong>
          <span data-step-count="">{lesson.steps.length} steps</span>
        </p>
        <ReadingTools />
        <AboutLesson course={course} lesson={lesson} address={address} />
      </div>
      <BeginForm address={address} />
      <h1>{lesson.title}</h1>
    </>
  )
}
