import type { ClassroomSessionView } from './queries'

export type Closed = 'early' | 'withdrawn'

/** Null: the session takes attendance. `today`: `2027-01-31`, in the organization's zone. */
export function whyClosed({ heldOn, withdrawnAt }: ClassroomSessionView, today: string): Closed | null {
  if (withdrawnAt) return 'withdrawn'
  return heldOn > today ? 'early' : null
}
