import type { Course } from '@/lib/content/course/schema'

type Props = { course: Course; hasResults: boolean; hasLawChange: boolean }

/** The course's other pages, each in one line. */
export function CourseLinks({ course, hasResults, hasLawChange }: Props) {
  if (!course.jobAid && !hasResults && !hasLawChange) return null
  const here = `/learn/${course.slug}`
  return (
    <ul>
      {course.jobAid && (
        <li>
          <a href={`${here}/card`}>Your call card</a>: your organization’s numbers and Maine’s, to print or keep on your
          phone.
        </li>
      )}
      {hasResults && (
        <li>
          <a href={`${here}/weighing`}>Your right calls and false alarms</a>: the trafficking you spotted, and the
          look-alikes you took for it.
        </li>
      )}
      {hasLawChange && (
        <li>
          <a href={`${here}/changes`}>What changed in the law</a> since you started this course.
        </li>
      )}
    </ul>
  )
}
