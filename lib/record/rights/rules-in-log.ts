import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'

interface Switched {
  on: string
  off: string
  /** The subject of the rule, if an organization can have several. */
  keyOf(one: LoggedEntry): unknown
}

/** Rules that an organization has or not, such as one about time: each period has a row. */
export function rulesInLog(log: readonly LoggedEntry[], { on, off, keyOf }: Switched): LoggedRow[] {
  const rows: (LoggedRow & { key: unknown })[] = []
  for (const one of log) {
    const { action, at, actorId } = one.entry
    if (action !== on && action !== off) continue
    const key = keyOf(one)
    if (action === on) {
      const matches = (row: LoggedRow['facts']) => row.beganAt === at && row.key === key
      rows.push({ entry: one, key, matches, facts: { beganById: actorId, endedAt: null, endedById: null } })
    }
    const live = rows.find((each) => each.key === key && each.facts.endedAt === null)
    if (action === off && live) Object.assign(live.facts, { endedAt: at, endedById: actorId })
  }
  return rows
}
