import { Picture } from '@/app/_http/picture'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Course } from '@/lib/content/course/schema'
import type { Progress } from '@/lib/training/progress/queries'
import { ContinueLink } from '../continue-link'
import { CourseProgress } from '../course-progress'

type Props = {
  course: Course
  progress: Progress
  /** About the next unit. */
  note: string
  /** The next unit is a quiz with an open attempt. */
  isOpen: boolean
}

/** The next unit, and how far the learner is. */
export function Today({ course, progress, note, isOpen }: Props) {
  const { next } = progress
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === next?.id))
  return (
    <section className="card today" aria-label="Today">
      {next && (
        <>
          {module?.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" isLazy />}
          <p className="kicker">{module?.shortTitle ?? module?.title}</p>
          <h2>{note}</h2>
          <ButtonRow>
            <ContinueLink course={course} progress={progress} isOpen={isOpen} />
          </ButtonRow>
        </>
      )}
      <CourseProgress progress={progress} />
    </section>
  )
}
