import { Fold } from '@/app/_ui/fold'
import type { Course, CourseTask } from '@/lib/content/course/schema'

export function OfferedTasks({ course, tasks }: { course: Course; tasks: readonly CourseTask[] }) {
  if (tasks.length === 0) return null
  return (
    <Fold level={3} title={tasks.length === 1 ? '1 task' : `${tasks.length} tasks`} note="Optional, not recorded">
      <ul className="task-offer">
        {tasks.map(({ slug, title, summary, minutes }) => (
          <li key={slug}>
            <a href={`/learn/${course.slug}/tasks/${slug}`}>{title}</a>
            <p>
              {summary} {minutes} min
            </p>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
