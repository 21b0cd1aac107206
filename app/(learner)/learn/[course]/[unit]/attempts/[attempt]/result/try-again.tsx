import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { dutiesLeft } from '@/lib/training/attempt/duties'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { lessonsToStudy, StudyPlan } from '../../../study-plan'

type Props = {
  course: Course
  quiz: Quiz
  review: AttemptReview
  mayRetake: boolean
  /** After some failures, the next attempt has to wait. */
  opens: string | null
}

/** After a fail: the lessons on what was missed, then another attempt. */
export function TryAgain({ course, quiz, review, mayRetake, opens }: Props) {
  const home = `/learn/${course.slug}`
  const left = dutiesLeft(quiz, review)
  const lessons = left.length > 0 ? [] : lessonsToStudy(course, review)
  const [first] = lessons
  return (
    <>
      {left.length === 0 && <StudyPlan course={course} result={review} mayRetake={mayRetake} />}
      {opens && <p>The next attempt opens {opens}. Your coordinator can open it earlier.</p>}
      <ButtonRow>
        {first && (
          <ButtonLink href={`${home}/${first.slug}`}>
            {lessons.length === 1 ? 'Study 1 lesson' : `Study ${lessons.length} lessons`}
          </ButtonLink>
        )}
        {mayRetake && (
          <ButtonLink kind={first ? 'quiet' : 'primary'} href={`${home}/${quiz.slug}`}>
            {left.length > 0 ? 'Answer new questions' : 'Try again'}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={home}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
