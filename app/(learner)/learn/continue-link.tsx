import { ButtonLink } from '@/app/_ui/form/button-link'
import type { Course } from '@/lib/content/course/schema'
import type { Progress } from '@/lib/training/progress/queries'

export function ContinueLink({ course, progress }: { course: Course; progress: Progress }) {
  const { next, doneCount } = progress
  if (!next) return null
  return (
    <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>
      {doneCount === 0 ? 'Start' : 'Continue'}: {next.title}
    </ButtonLink>
  )
}
