import { lessonsOn, listUnits } from '@/lib/content/course/lookup'
import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Result } from '@/lib/content/quiz/schema'
import { objectivesToStudy } from '@/lib/content/quiz/scoring'
import { pointsOf } from './words'

type Missed = Pick<Result, 'passed' | 'objectives'>

/** The lessons on the objectives that a failed attempt missed, in course order. */
export function lessonsToStudy(course: Course, result: Missed): Lesson[] {
  const missed = new Set(objectivesToStudy(result).flatMap((objective) => lessonsOn(course, objective)))
  return listUnits(course).filter((unit) => unit.kind === 'lesson' && missed.has(unit)) as Lesson[]
}

/** Empty when nothing was missed. */
export function StudyPlan({ course, result, mayRetake }: { course: Course; result: Missed; mayRetake: boolean }) {
  const lessons = lessonsToStudy(course, result)
  if (lessons.length === 0) return null
  return (
    <>
      <p>
        {lessons.length === 1 ? 'Study this lesson first' : 'Study these lessons first'}
        {mayRetake ? ', then try again. Questions that you haven’t seen come first.' : '.'}
      </p>
      <ol className="study">
        {lessons.map(({ id, slug, title, minutes, objectives }) => (
          <li key={id}>
            <a href={`/learn/${course.slug}/${slug}`}>{title}</a>
            <span>
              {rightOf(result, objectives)}, {Math.ceil(minutes)} minutes
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function rightOf({ objectives }: Missed, taught: readonly string[]): string {
  const own = objectives.filter(({ objective }) => taught.includes(objective))
  const sumOf = (key: 'raw' | 'max') => own.reduce((sum, one) => sum + one[key], 0)
  return pointsOf(sumOf('raw'), sumOf('max'))
}
