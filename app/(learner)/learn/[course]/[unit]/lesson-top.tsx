import type { Lesson } from '@/lib/content/course/schema'

/** app/_client/steps.ts replaces the counts with the minutes left and the current step. */
export function LessonTop({ lesson }: { lesson: Lesson }) {
  return (
    <div className="lesson-top">
      <p className="lesson-top-meta">
        <strong data-minutes-left="">{Math.ceil(lesson.minutes)} minutes</strong>
        <span data-step-count="">{lesson.steps.length} steps</span>
      </p>
      <h1>{lesson.title}</h1>
    </div>
  )
}
