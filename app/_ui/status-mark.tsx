export type UnitStatus = 'done' | 'current' | 'todo'

/** Decorative: the status in words always accompanies it. icons.css has its shape once for all. */
export function StatusMark({ status }: { status: UnitStatus }) {
  return <i className={`mark mark-${status}`} />
}
