import { Notice } from '@/app/_ui/notice'
import type { CourseEdit } from '@/lib/content/course/catalog/load'

/** The problems of the last edit of a course, in development only. */
export function CourseProblems({ errors, warnings }: Pick<CourseEdit, 'errors' | 'warnings'>) {
  return (
    <>
      {errors.length > 0 && (
        <Notice kind="bad" role="alert" title="The courses have errors">
          <p>You see the courses from before the last edit. Fix these.</p>
          <Lines lines={errors} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice kind="warn" title="The courses have warnings">
          <Lines lines={warnings} />
        </Notice>
      )}
    </>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  )
}
