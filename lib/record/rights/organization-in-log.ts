import type { LoggedEntry } from '@/lib/audit/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, idIn, valueIn } from './read-entry'

/** Name, time zone and closure of an organization. */
export function organizationInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const made: LoggedRow[] = []
  for (const one of log) {
    const { action, at, actorId } = one.entry
    const details = detailsIn(one)
    if (action === 'organization.created') {
      const facts = { createdAt: at, name: valueIn(one, 'name') ?? undefined, timeZone: details.timeZone }
      const open = { closedAt: null, closedById: null, closureReason: null }
      made.push({ entry: one, is: () => true, facts: { ...facts, ...open } })
    }
    const facts = made[0]?.facts ?? {}
    if (action === 'organization.renamed' || action === 'organization.found') facts.name = valueIn(one, 'name')
    if (action === 'organization.time-zone-set') facts.timeZone = details.timeZone
    if (action === 'organization.closed')
      Object.assign(facts, { closedAt: at, closedById: actorId, closureReason: valueIn(one, 'reason') })
  }
  return made
}

interface Switched {
  on: string
  off: string
  /** The subject of the rule, if an organization can have several. */
  keyOf(one: LoggedEntry): unknown
}

/** Rules that an organization has or not, such as one about time: each period has a row. */
export function rulesInLog(log: readonly LoggedEntry[], { on, off, keyOf }: Switched): LoggedRow[] {
  const made: (LoggedRow & { key: unknown })[] = []
  for (const one of log) {
    const { action, at, actorId } = one.entry
    if (action !== on && action !== off) continue
    const key = keyOf(one)
    if (action === on) {
      const is = (row: LoggedRow['facts']) => row.beganAt === at && row.key === key
      made.push({ entry: one, key, is, facts: { beganById: actorId, endedAt: null, endedById: null } })
    }
    const live = made.find((each) => each.key === key && each.facts.endedAt === null)
    if (action === off && live) Object.assign(live.facts, { endedAt: at, endedById: actorId })
  }
  return made
}

export function grantsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const made = new Map<unknown, LoggedRow>()
  for (const one of log) {
    const { action, at, actorId, subjectId } = one.entry
    const { grantId, from, until } = detailsIn(one)
    if (action === 'auditor.granted') {
      const to = { organizationId: idIn(one), email: valueIn(one, 'email')?.trim(), fromOn: from, untilOn: until }
      const state = { accountId: null, acceptedAt: null, endedAt: null, endedById: null, endReason: null }
      const facts = { ...to, grantedAt: at, grantedById: actorId, ...state }
      made.set(grantId, { entry: one, is: ({ id }) => id === grantId, facts })
    }
    const facts = made.get(grantId)?.facts ?? {}
    if (action === 'auditor.accepted') Object.assign(facts, { accountId: subjectId, acceptedAt: at })
    if (action === 'auditor.ended')
      Object.assign(facts, { endedAt: at, endedById: actorId, endReason: valueIn(one, 'reason') })
  }
  return [...made.values()]
}
