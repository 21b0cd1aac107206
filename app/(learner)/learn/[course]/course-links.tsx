import type { Course } from '@/lib/content/course/schema'

type Props = { course: Course; hasResults: boolean; isFinished: boolean; hasLawChange: boolean }

/** The course's other pages: folded on a phone. */
export function CourseLinks({ course, hasResults, isFinished, hasLawChange }: Props) {
  const here = `/learn/${course.slug}`
  return (
    <details className="course-links">
      <summary>More about this course</summary>
      <ul className="rows">
        {course.jobAid && (
          <li>
            <a href={`${here}/card`}>Your call card</a>
            <p>Your organization’s numbers and those of {course.place.name}, to print or keep on your phone.</p>
          </li>
        )}
        {hasResults && (
          <li>
            <a href={`${here}/weighing`}>Your right calls and false alarms</a>
            <p>The trafficking you spotted, and the look-alikes you took for it.</p>
          </li>
        )}
        {isFinished && (
          <li>
            <a href={`${here}/evaluation`}>Evaluate this course</a>
            <p>Three questions, one minute.</p>
          </li>
        )}
        {hasLawChange && (
          <li>
            <a href={`${here}/changes`}>What changed in the law</a>
            <p>Since you started this course.</p>
          </li>
        )}
        <li>
          <a href={`/courses/${course.slug}`}>About this course</a>
          <p>What it teaches, and how it counts.</p>
        </li>
      </ul>
    </details>
  )
}
