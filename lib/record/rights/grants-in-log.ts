import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, idIn, valueIn } from './read-entry'

export function grantsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const rows = new Map<unknown, LoggedRow>()
  for (const one of log) {
    const { action, at, actorId, subjectId } = one.entry
    const { grantId, from, until } = detailsIn(one)
    if (action === 'auditor.granted') {
      const to = { organizationId: idIn(one), email: valueIn(one, 'email')?.trim(), fromOn: from, untilOn: until }
      const state = { accountId: null, acceptedAt: null, endedAt: null, endedById: null, endReason: null }
      const facts = { ...to, grantedAt: at, grantedById: actorId, ...state }
      rows.set(grantId, { entry: one, matches: ({ id }) => id === grantId, facts })
    }
    const facts = rows.get(grantId)?.facts ?? {}
    if (action === 'auditor.accepted') Object.assign(facts, { accountId: subjectId, acceptedAt: at })
    if (action === 'auditor.ended')
      Object.assign(facts, { endedAt: at, endedById: actorId, endReason: valueIn(one, 'reason') })
  }
  return [...rows.values()]
}
