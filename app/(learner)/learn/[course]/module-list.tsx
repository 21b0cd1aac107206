import { Picture } from '@/app/_http/picture'
import { StatusMark } from '@/app/_ui/status-mark'
import type { Module } from '@/lib/content/course/schema'
import { wholeMinutes } from '@/lib/content/course/totals'
import { type Milestone, milestoneOf, unitsIn } from '../milestone'
import { OfferedTasks } from './offered-tasks'
import { type OutlineState, UnitList, unitLine } from './unit-list'

/** The modules in order. Only the one with the next unit is open. */
export function ModuleList(state: OutlineState) {
  const { course, progress } = state
  const milestones = course.modules.map((module) => milestoneOf(module, unitsIn(module, progress)))
  const minutes = wholeMinutes(milestones.map(({ minutesLeft }) => minutesLeft))
  return (
    <ol className="modules">
      {course.modules.map((module, index) => {
        const props = { module, state, milestone: milestones[index] as Milestone, minutes: minutes[index] ?? 0 }
        return <li key={module.id}>{module.units.length > 1 ? <ModuleFold {...props} /> : <OneUnit {...props} />}</li>
      })}
    </ol>
  )
}

type Props = { module: Module; state: OutlineState; milestone: Milestone; minutes: number }

/** The id is in the fold, so that browsers open it for a link to the module. */
function ModuleFold({ module, state, milestone, minutes }: Props) {
  const { course, progress } = state
  const units = unitsIn(module, progress)
  const isCurrent = progress.enrolled && units.some(({ unit }) => unit.id === progress.next?.id)
  return (
    <details open={isCurrent}>
      <summary>
        {module.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" />}
        <span>
          <h2>{module.shortTitle ?? module.title}</h2>
          <small>
            <ModuleNote {...{ module, milestone, minutes, isCurrent }} />
          </small>
        </span>
      </summary>
      <div id={module.id}>
        <UnitList units={units} state={state} />
        <OfferedTasks course={course} tasks={module.tasks} />
      </div>
    </details>
  )
}

/** The pre-test or the final. */
function OneUnit({ module, state }: Props) {
  const [one] = unitsIn(module, state.progress)
  if (!one) return null
  const { href, isDone, text: status, minutes } = unitLine(one, state)
  const waits = module.id === 'final' && state.course.opensAfter === 'units' && status === 'To do'
  const text = waits ? 'After everything else' : status
  return (
    <div id={module.id} className="one-unit">
      {module.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" />}
      <span>
        <h2>
          <a href={href}>{one.unit.title}</a>
        </h2>
        <small>
          {isDone && <StatusMark status="done" />} {isDone ? text : `${text}, ${minutes}`}
        </small>
      </span>
    </div>
  )
}

type NoteProps = Omit<Props, 'state'> & { isCurrent: boolean }

function ModuleNote({ module: { outcome }, milestone, minutes, isCurrent }: NoteProps) {
  const { text, ability, isDone, isBegun } = milestone
  if (isDone)
    return (
      <>
        <StatusMark status="done" /> <span className={ability ? 'vh' : undefined}>{text}</span> {ability}
      </>
    )
  if (minutes === 0) return 'Optional'
  if (isCurrent || isBegun || !outcome) return `${text}, about ${minutes} minutes left`
  return `${outcome}, ${minutes} min`
}
