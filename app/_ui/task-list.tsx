import { StatusMark, type UnitStatus } from './status-mark'
import { UnitIcon, type UnitIconKind } from './unit-icon'

export type Task = {
  href: string
  title: string
  status: UnitStatus
  statusText: string
  icon?: UnitIconKind
  hint?: string
  minutes?: number
  /** Minutes that the learner spent; may exceed `minutes`. */
  spent?: number
}

export function TaskList({ items }: { items: Task[] }) {
  return (
    <ol className="tasks">
      {items.map(({ href, title, status, statusText, icon, hint, minutes, spent }) => (
        <li key={href} className={`task task-${status}`}>
          <StatusMark status={status} />
          <div className="task-text">
            {icon && <UnitIcon kind={icon} />}
            <a href={href}>{title}</a>
            {hint && <p>{hint}</p>}
          </div>
          <p className="task-side">
            {minutes !== undefined && <span>{spent ? `${minutes} min, ${spent} spent` : `${minutes} min`}</span>}
            <strong>{statusText}</strong>
          </p>
        </li>
      ))}
    </ol>
  )
}
