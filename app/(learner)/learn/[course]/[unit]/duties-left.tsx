import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Duty } from '@/lib/content/course/source'

/** The duties that alone keep the learner from passing. */
export function DutiesLeft({ course, duties }: { course: Course; duties: readonly Duty[] }) {
  const lessons = new Map(listUnits(course).map(({ slug, title }) => [slug, title]))
  return (
    <>
      <p>
        Your score is enough, but you missed both questions on something that everybody must know. Read the lesson, then
        answer two new questions on it.
      </p>
      <ul className="study">
        {duties.map(({ id, title, lesson }) => (
          <li key={id}>
            {title}: <a href={`/learn/${course.slug}/${lesson}`}>{lessons.get(lesson) ?? lesson}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
