import { Notice } from '@/app/_ui/notice'
import { inCourseOrder, lessonsOn, objectiveText } from '@/lib/course/lookup'
import type { Course } from '@/lib/course/schema'
import type { Result } from '@/lib/quiz/schema'
import { objectivesToStudy } from '@/lib/quiz/scoring'

/** After a fail: the lessons of the missed objectives, and of no other. */
export function StudyPlan({ course, result }: { course: Course; result: Pick<Result, 'passed' | 'objectives'> }) {
  const plan = inCourseOrder(course, objectivesToStudy(result)).map((id) => ({
    id,
    text: objectiveText(course, id),
    lessons: lessonsOn(course, id),
  }))
  if (plan.length === 0) return null
  return (
    <Notice kind="info" title="Read these again, then take a new attempt; items that you have not seen come first">
      <dl className="plan">
        {plan.map(({ id, text, lessons }) => (
          <div key={id}>
            <dt>{text}</dt>
            {lessons.map((lesson) => (
              <dd key={lesson.id}>
                <a href={`/learn/${course.slug}/${lesson.slug}`}>{lesson.title}</a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Notice>
  )
}
