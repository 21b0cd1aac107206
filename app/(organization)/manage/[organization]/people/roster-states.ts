import type { TagKind } from '@/app/_ui/tag'
import type { RosterState } from '@/lib/record/roster/roster'

export const rosterStateTags: Record<RosterState, { text: string; kind: TagKind }> = {
  'not-started': { text: 'Not started', kind: 'neutral' },
  'in-progress': { text: 'In progress', kind: 'info' },
  passed: { text: 'Final passed', kind: 'info' },
  certified: { text: 'Certified', kind: 'good' },
  superseded: { text: 'Law changed since', kind: 'warn' },
  expired: { text: 'Expired', kind: 'warn' },
  revoked: { text: 'Revoked', kind: 'bad' },
}
