import { StatusMark } from '@/app/_ui/status-mark'
import type { Course } from '@/lib/content/course/schema'
import { wholeMinutes } from '@/lib/content/course/totals'
import type { Progress } from '@/lib/training/progress/queries'
import { type Milestone, milestoneOf, unitsIn } from './milestone'

type Props = { course: Course; progress: Progress }

/** The modules in order, each with what is done and how long the rest takes. */
export function CoursePath({ course, progress }: Props) {
  const required = new Set(progress.units.flatMap(({ unit, asked }) => (asked ? unit.id : [])))
  const modules = course.modules.filter(({ units }) => units.some(({ id }) => required.has(id)))
  const milestones = modules.map((module) => milestoneOf(module, unitsIn(module, progress)))
  const minutes = wholeMinutes(milestones.map(({ minutesLeft }) => minutesLeft))
  return (
    <ol className="path">
      {modules.map((module, index) => {
        const { text, ability, isDone } = milestones[index] as Milestone
        const isNext = module.units.some(({ id }) => id === progress.next?.id)
        return (
          <li key={module.id} className={isNext ? 'path-next' : undefined}>
            <StatusMark status={isDone ? 'done' : isNext ? 'current' : 'todo'} />
            <div>
              <a href={`/learn/${course.slug}#${module.id}`}>{module.title}</a>
              <p>
                {isDone ? [text, ability].filter(Boolean).join('. ') : `${text}, about ${minutes[index]} minutes left`}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
