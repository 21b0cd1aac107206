import { ButtonLink } from '@/app/_ui/form/button-link'
import type { Course } from '@/lib/content/course/schema'
import { nextRequiredOf, type Progress } from '@/lib/training/progress/queries'

type Props = {
  course: Course
  progress: Progress
  /** An open quiz has been started. */
  isOpen: boolean
}

/** The next unit, and the one after it if it is optional. */
export function ContinueLink({ course, progress, isOpen }: Props) {
  const { next, doneCount } = progress
  const required = nextRequiredOf(progress)
  if (!next) return null
  return (
    <>
      <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>
        {doneCount === 0 && !isOpen ? 'Start' : 'Continue'}: {next.title}
      </ButtonLink>
      {required && required.id !== next.id && (
        <ButtonLink kind="quiet" href={`/learn/${course.slug}/${required.slug}`}>
          Skip to: {required.title}
        </ButtonLink>
      )}
    </>
  )
}
