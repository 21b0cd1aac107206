import { StatusMark } from '@/app/_ui/status-mark'
import { iconOf, UnitIcon } from '@/app/_ui/unit-icon'
import type { Course } from '@/lib/content/course/schema'
import type { Amendment } from '@/lib/record/amendment/queries'
import { type OpenPlace, openPlaceInWords } from '@/lib/training/attempt/open-places'
import type { Progress, ProgressUnit } from '@/lib/training/progress/queries'
import { minutesToAnswer, type Places, sentenceCase } from '../next-note'

export type OutlineState = {
  course: Course
  progress: Progress
  open: Places['open']
  /** Milliseconds of active time by unit. */
  spent: ReadonlyMap<string, number> | undefined
  amendments: readonly Amendment[]
}

type UnitState = { isCurrent: boolean; isReset: boolean; place: OpenPlace | undefined }

function statusText({ unit, done, waived, asked, again }: ProgressUnit, { isCurrent, isReset, place }: UnitState) {
  if (again) return 'Law update'
  if (waived) return 'Waived'
  const isPretest = unit.kind === 'quiz' && unit.role === 'pretest'
  if (done) return unit.kind === 'quiz' && !isPretest ? 'Passed' : 'Done'
  if (place) return sentenceCase(openPlaceInWords(place))
  if (!asked) return isCurrent ? 'Next, optional' : 'Optional'
  if (isReset) return 'Redo'
  return isCurrent ? 'Next' : 'To do'
}

/** What to show of a unit. Its mark alone tells the usual states apart. */
export function unitLine(one: ProgressUnit, { course, progress, open, spent, amendments }: OutlineState) {
  const { unit, done, waived, again } = one
  const place = open.get(unit.id)
  const isCurrent = progress.enrolled && unit.id === progress.next?.id
  const isReset = amendments.some(({ kind, object }) => kind === 'reset' && object === `unit:${unit.id}`)
  const text = statusText(one, { isCurrent, isReset, place })
  const minutes = Math.ceil(minutesToAnswer(unit, place))
  const own = unit.kind === 'lesson' ? Math.floor((spent?.get(unit.id) ?? 0) / 60_000) : 0
  return {
    href: `/learn/${course.slug}/${unit.slug}`,
    isCurrent,
    isDone: done && !waived && !again,
    text,
    isUsual: ['To do', 'Done', 'Passed', 'Next'].includes(text),
    minutes: `${minutes} min`,
    spent: own ? `${own} spent` : null,
  }
}

export function UnitList({ units, state }: { units: readonly ProgressUnit[]; state: OutlineState }) {
  return (
    <ol className="units">
      {units.map((one) => {
        const { href, isCurrent, isDone, text, isUsual, minutes, spent } = unitLine(one, state)
        return (
          <li key={one.unit.id} aria-current={isCurrent ? 'step' : undefined}>
            {isDone ? <StatusMark status="done" /> : <UnitIcon kind={iconOf(one.unit)} />}
            <a href={href}>{one.unit.title}</a>
            <p>
              <span>{minutes}</span> {spent && <span>{spent}</span>}{' '}
              <strong className={isUsual ? 'vh' : undefined}>{text}</strong>
            </p>
          </li>
        )
      })}
    </ol>
  )
}
