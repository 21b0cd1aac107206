import { Notice } from '@/app/_ui/notice'

/** The errors of the last edit of a course, in development only. */
export function CourseErrors({ errors }: { errors: readonly string[] }) {
  if (errors.length === 0) return null
  return (
    <Notice kind="bad" role="alert" title="The courses have errors">
      <p>You see the courses from before the last edit. Fix these, then reload the page.</p>
      <ul>
        {errors.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
