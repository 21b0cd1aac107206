import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, valueIn } from './read-entry'

export function administratorshipsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const rows: LoggedRow[] = []
  for (const one of log) {
    const { action, at, actorId } = one.entry
    if (action === 'account.administrator-granted') {
      const facts = { endedAt: null, endedById: null, endReason: null }
      rows.push({ entry: one, matches: ({ grantedAt }) => grantedAt === at, facts })
    }
    if (action !== 'account.administrator-removed') continue
    const live = rows.find(({ facts }) => facts.endedAt === null)
    const end = { id: detailsIn(one).administratorshipId, endedAt: at, endedById: actorId }
    if (live) Object.assign(live.facts, end, { endReason: valueIn(one, 'reason') })
  }
  return rows
}
