export type UnitStatus = 'done' | 'current' | 'todo'

/** Decorative: the status in words always accompanies it. */
export function StatusMark({ status }: { status: UnitStatus }) {
  return (
    <svg className={`mark mark-${status}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8.5" />
      {status === 'done' && <path d="M6 10.4l2.8 2.8 5.4-6" />}
      {status === 'current' && <circle className="mark-dot" cx="10" cy="10" r="4" />}
    </svg>
  )
}
