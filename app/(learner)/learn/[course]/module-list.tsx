import { TaskList } from '@/app/_ui/task-list'
import { iconOf } from '@/app/_ui/unit-icon'
import type { Course } from '@/lib/content/course/schema'
import type { Amendment } from '@/lib/record/amendment/queries'
import { type OpenPlace, openPlaceInWords } from '@/lib/training/attempt/open-places'
import type { Progress, ProgressUnit } from '@/lib/training/progress/queries'
import { milestoneOf, unitsIn } from '../milestone'
import { minutesToAnswer, type Places, sentenceCase } from '../next-note'
import { OfferedTasks } from './offered-tasks'

function statusText(
  { unit, done, waived, asked, again }: ProgressUnit,
  { current, isReset, place }: { current: boolean; isReset: boolean; place: OpenPlace | undefined },
): string {
  if (again) return 'Law update'
  if (waived) return 'Waived'
  const isPretest = unit.kind === 'quiz' && unit.role === 'pretest'
  if (done) return unit.kind === 'quiz' && !isPretest ? 'Passed' : 'Done'
  if (place) return sentenceCase(openPlaceInWords(place))
  if (!asked) return current ? 'Next, optional' : 'Optional'
  if (isReset) return 'Redo'
  return current ? 'Next' : 'To do'
}

type Props = {
  course: Course
  progress: Progress
  open: Places['open']
  /** Milliseconds of active time by unit. */
  spent: ReadonlyMap<string, number> | undefined
  amendments: readonly Amendment[]
}

export function ModuleList({ course, progress, open, spent, amendments }: Props) {
  const { enrolled, next } = progress
  const wasReset = (unitId: string) =>
    amendments.some(({ kind, object }) => kind === 'reset' && object === `unit:${unitId}`)
  return course.modules.map((module) => {
    const units = unitsIn(module, progress)
    return (
      <section key={module.id} id={module.id}>
        <h2>{module.title}</h2>
        {enrolled && units.length > 1 && <p className="meta">{milestoneOf(module, units).text}</p>}
        <TaskList
          items={units.map((one) => {
            const { unit, done, waived, again } = one
            const place = open.get(unit.id)
            const current = unit.id === next?.id && enrolled
            return {
              href: `/learn/${course.slug}/${unit.slug}`,
              title: unit.title,
              icon: iconOf(unit),
              ...(unit.kind !== 'quiz' && { hint: unit.summary }),
              minutes: Math.ceil(minutesToAnswer(unit, place)),
              ...(unit.kind === 'lesson' && { spent: Math.floor((spent?.get(unit.id) ?? 0) / 60_000) }),
              status: done && !waived && !again ? 'done' : current ? 'current' : 'todo',
              statusText: statusText(one, { current, isReset: wasReset(unit.id), place }),
            }
          })}
        />
        <OfferedTasks course={course} tasks={module.tasks} />
      </section>
    )
  })
}
