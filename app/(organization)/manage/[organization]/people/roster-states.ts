import type { TagKind } from '@/app/_ui/tag'
import type { RosterState } from '@/lib/record/roster/roster'

export const rosterStateTags: Record<RosterState, TagKind> = {
  'not-started': 'neutral',
  started: 'info',
  halfway: 'info',
  failed: 'bad',
  passed: 'info',
  certified: 'good',
  superseded: 'warn',
  expired: 'warn',
  revoked: 'bad',
}
