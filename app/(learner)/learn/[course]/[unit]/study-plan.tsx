import { Notice } from '@/app/_ui/notice'
import { inCourseOrder, lessonsOn, objectiveText } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Result } from '@/lib/content/quiz/schema'
import { objectivesToStudy } from '@/lib/content/quiz/scoring'

const retake = 'take a new attempt; items that you have not seen come first'

type Props = {
  course: Course
  result: Pick<Result, 'passed' | 'objectives'>
  mayRetake: boolean
}

/** After a fail: only the lessons of the missed objectives. */
export function StudyPlan({ course, result, mayRetake }: Props) {
  const plan = inCourseOrder(course, objectivesToStudy(result)).map((id) => ({
    id,
    text: objectiveText(course, id),
    lessons: lessonsOn(course, id),
  }))
  if (plan.length === 0) return null
  return (
    <Notice kind="info" title={mayRetake ? `Read these again, then ${retake}` : 'Read these again'}>
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
