import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, valueIn } from './read-entry'

/** Name, time zone and closure of an organization. */
export function organizationInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const rows: LoggedRow[] = []
  const found = log.find(({ entry }) => entry.action === 'organization.found')
  for (const one of log) {
    const { action, at, actorId } = one.entry
    const details = detailsIn(one)
    if (action === 'organization.created') {
      const facts = { createdAt: at, name: valueIn(one, 'name') ?? undefined, timeZone: details.timeZone }
      const open = { closedAt: null, closedById: null, closureReason: null }
      rows.push({ entry: one, matches: () => true, facts: { ...facts, ...open } })
    }
    const facts = rows[0]?.facts ?? {}
    if (action === 'organization.renamed' || one === found) facts.name = valueIn(one, 'name')
    if (action === 'organization.time-zone-set') facts.timeZone = details.timeZone
    if (action === 'organization.closed')
      Object.assign(facts, { closedAt: at, closedById: actorId, closureReason: valueIn(one, 'reason') })
  }
  return rows
}
