import { inCourseOrder, lessonsOn, objectiveText } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { points } from '../../../words'

/** After a pass: what to read again, each with its lesson, and what is strong. */
export function Topics({ course, review }: { course: Course; review: AttemptReview }) {
  const order = inCourseOrder(
    course,
    review.objectives.map(({ objective }) => objective),
  )
  const sorted = review.objectives.toSorted((a, b) => order.indexOf(a.objective) - order.indexOf(b.objective))
  const topics = sorted.map(({ objective, raw, max }) => ({
    key: objective,
    text: objectiveText(course, objective),
    score: `${points(raw)} of ${max}`,
    isWeak: raw < max,
    lesson: lessonsOn(course, objective)[0],
  }))
  const parts = [
    { title: 'What to read again', rows: topics.filter(({ isWeak }) => isWeak) },
    { title: 'What is strong', rows: topics.filter(({ isWeak }) => !isWeak) },
  ]
  return parts.map(
    ({ title, rows }) =>
      rows.length > 0 && (
        <section key={title}>
          <h2>{title}</h2>
          <ul className="topics">
            {rows.map(({ key, text, score, isWeak, lesson }) => (
              <li key={key}>
                <span>{isWeak && lesson ? <a href={`/learn/${course.slug}/${lesson.slug}`}>{text}</a> : text}</span>
                <b>{score}</b>
              </li>
            ))}
          </ul>
        </section>
      ),
  )
}
