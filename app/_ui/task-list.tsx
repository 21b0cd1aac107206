import { StatusMark, type UnitStatus } from './status-mark'

export type Task = {
  href: string
  title: string
  status: UnitStatus
  statusText: string
  minutes?: number
}

export function TaskList({ items }: { items: Task[] }) {
  return (
    <ol className="tasks">
      {items.map(({ href, title, status, statusText, minutes }) => (
        <li key={href} className={`task task-${status}`}>
          <StatusMark status={status} />
          <a href={href}>{title}</a>
          <p className="task-side">
            {minutes !== undefined && <span>{minutes} min</span>}
            <strong>{statusText}</strong>
          </p>
        </li>
      ))}
    </ol>
  )
}
