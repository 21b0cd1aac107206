import { Picture } from '@/app/_http/picture'
import { iconOf, UnitIcon } from '@/app/_ui/unit-icon'
import { isOffered } from '@/lib/content/course/minutes'
import type { Course, Module, Unit } from '@/lib/content/course/schema'
import { wholeMinutes } from '@/lib/content/course/totals'

const kinds: Record<Unit['kind'], string> = { lesson: 'Lesson', encounter: 'Case', quiz: 'Quiz' }

export function Syllabus({ course }: { course: Course }) {
  const minutes = wholeMinutes(course.modules.map(minutesOfModule))
  return (
    <div className="syllabus">
      {course.modules.map((module, index) => (
        <details key={module.id}>
          <summary>
            {module.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" isLazy />}
            <span>
              <strong>{module.title}</strong>
              <small>{summaryOf(module, minutes[index] ?? 0)}</small>
            </span>
          </summary>
          {module.objectives.length > 0 && (
            <>
              <p>Afterward you can:</p>
              <ul>
                {module.objectives.map((objective) => (
                  <li key={objective.id}>{objective.text}</li>
                ))}
              </ul>
            </>
          )}
          <ol className="syllabus-units">
            {module.units.map((unit) => (
              <li key={unit.id}>
                <UnitIcon kind={iconOf(unit)} />
                <span>
                  <strong>{unit.title}</strong>
                  {unit.kind !== 'quiz' && <span>{unit.summary}</span>}
                </span>
                <small>
                  {kinds[unit.kind]}, {Math.ceil(unit.minutes)} min{isOffered(unit) && ', optional'}
                </small>
              </li>
            ))}
          </ol>
          {module.tasks.length > 0 && (
            <p>
              {module.tasks.length === 1 ? '1 optional task' : `${module.tasks.length} optional tasks`}:{' '}
              {module.tasks.map(({ title }) => title).join('; ')}.
            </p>
          )}
        </details>
      ))}
    </div>
  )
}

/** Only what the course's time counts, as long as there is any. */
function minutesOfModule({ units }: Module): number {
  return units.filter((unit) => !isOffered(unit)).reduce((sum, unit) => sum + unit.minutes, 0)
}

function summaryOf({ units }: Module, minutes: number): string {
  const counted = units.filter((unit) => !isOffered(unit))
  const offered = units.length - counted.length
  if (offered === units.length) {
    const own = Math.ceil(units.reduce((sum, unit) => sum + unit.minutes, 0))
    return `${offered} optional, ${own} minutes more`
  }
  const main = `${counted.length === 1 ? '1 unit' : `${counted.length} units`}, ${minutes} minutes`
  return offered === 0 ? main : `${main}, and ${offered} optional`
}
