import type { DetailsChange } from '@/lib/people/organization/membership/apply-details'
import type { PlannedInvitation } from './plan-invitation'
import type { RowProblem } from './read-details'

export interface PlannedRow {
  line: number
  /** `invited`: an invitation is open, which may change. */
  state: 'changed' | 'unchanged' | 'new' | 'invited' | 'error'
  /** As in the organization; as in the file for people who are not in it. */
  name: string
  /** Found by an address that nobody confirmed: the details wait in an invitation. */
  isUnconfirmed: boolean
  problems: RowProblem[]
  /** Details that could not be read. The rest of the row is saved. */
  warnings: RowProblem[]
  change: DetailsChange | null
  invitation: PlannedInvitation | null
}
