import type { TagKind } from '@/app/_ui/tag'
import { dateInWords } from '@/lib/platform/words'
import type { Judgment, MandateState } from '@/lib/record/mandate/judge-mandate'

export const mandateStateTags: Record<MandateState, { text: string; kind: TagKind }> = {
  met: { text: 'Met', kind: 'good' },
  due: { text: 'Due', kind: 'info' },
  overdue: { text: 'Overdue', kind: 'bad' },
  expired: { text: 'Expired', kind: 'warn' },
  waived: { text: 'Waived', kind: 'neutral' },
  extended: { text: 'Extended', kind: 'neutral' },
  revoked: { text: 'Revoked', kind: 'bad' },
  'not-approved': { text: 'Done, not approved', kind: 'warn' },
}

/** The day that belongs to the state: `by December 31, 2026`. */
export function stateDay({ state, metOn, dueOn, waivedUntil }: Judgment): string {
  if (state === 'met' && metOn) return `on ${dateInWords(metOn)}`
  if (state === 'waived' && waivedUntil) return `until ${dateInWords(waivedUntil)}`
  if (state === 'extended') return `to ${dateInWords(dueOn)}`
  if (state === 'expired') return `after ${dateInWords(dueOn)}`
  if (state === 'overdue') return `since ${dateInWords(dueOn)}`
  return state === 'due' ? `by ${dateInWords(dueOn)}` : `due by ${dateInWords(dueOn)}`
}
