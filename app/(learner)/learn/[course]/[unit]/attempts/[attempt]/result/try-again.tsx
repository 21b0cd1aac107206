import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { inCourseOrder, lessonsOn } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { objectivesToStudy } from '@/lib/content/quiz/scoring'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { points } from '../../../words'

type Props = { course: Course; quiz: Quiz; review: AttemptReview; mayRetake: boolean }

/** After a fail: the lessons on what was missed, then another attempt. */
export function TryAgain({ course, quiz, review, mayRetake }: Props) {
  const home = `/learn/${course.slug}`
  const objectives = inCourseOrder(course, objectivesToStudy(review))
  const lessons = [...new Set(objectives.flatMap((objective) => lessonsOn(course, objective)))]
  const [first] = lessons
  return (
    <>
      {lessons.length > 0 && (
        <>
          <p>
            {lessons.length === 1 ? 'Study this lesson first' : 'Study these lessons first'}
            {mayRetake ? ', then try again. Questions that you haven’t seen come first.' : '.'}
          </p>
          <ol className="study">
            {lessons.map(({ id, slug, title, minutes, objectives: taught }) => (
              <li key={id}>
                <a href={`${home}/${slug}`}>{title}</a>
                <span>
                  {rightOf(review, taught)}, {Math.ceil(minutes)} minutes
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <ButtonRow>
        {first && (
          <ButtonLink href={`${home}/${first.slug}`}>
            {lessons.length === 1 ? 'Study 1 lesson' : `Study ${lessons.length} lessons`}
          </ButtonLink>
        )}
        {mayRetake && (
          <ButtonLink kind={first ? 'quiet' : 'primary'} href={`${home}/${quiz.slug}`}>
            Try again
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={home}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

function rightOf({ objectives }: AttemptReview, taught: readonly string[]): string {
  const own = objectives.filter(({ objective }) => taught.includes(objective))
  const sumOf = (key: 'raw' | 'max') => own.reduce((sum, one) => sum + one[key], 0)
  return `${points(sumOf('raw'))} of ${sumOf('max')} right`
}
