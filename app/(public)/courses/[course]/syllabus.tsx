import { Picture } from '@/app/_http/picture'
import { iconOf, UnitIcon } from '@/app/_ui/unit-icon'
import { isOffered } from '@/lib/content/course/minutes'
import type { Course, Module, Unit } from '@/lib/content/course/schema'

const kinds: Record<Unit['kind'], string> = { lesson: 'Lesson', encounter: 'Encounter', quiz: 'Quiz' }

export function Syllabus({ course }: { course: Course }) {
  return (
    <div className="syllabus">
      {course.modules.map((module) => (
        <details key={module.id}>
          <summary>
            {module.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" isLazy />}
            <span>
              <strong>{module.title}</strong>
              <small>{summaryOf(module)}</small>
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
function summaryOf({ units }: Module): string {
  const counted = units.filter((unit) => !isOffered(unit))
  const offered = units.length - counted.length
  const minutes = Math.ceil((offered === units.length ? units : counted).reduce((sum, unit) => sum + unit.minutes, 0))
  if (offered === units.length) return `${offered} optional, ${minutes} minutes`
  const main = `${counted.length === 1 ? '1 unit' : `${counted.length} units`}, ${minutes} minutes`
  return offered === 0 ? main : `${main}, and ${offered} optional`
}
