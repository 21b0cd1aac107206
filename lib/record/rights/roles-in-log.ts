import type { LoggedEntry } from '@/lib/audit/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, isNear, valueIn } from './read-entry'

export function administratorshipsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  const made: LoggedRow[] = []
  for (const one of log) {
    const { action, at, actorId } = one.entry
    if (action === 'account.administrator-granted') {
      const facts = { endedAt: null, endedById: null, endReason: null }
      made.push({ entry: one, is: ({ grantedAt }) => grantedAt === at, facts })
    }
    if (action !== 'account.administrator-removed') continue
    const live = made.find(({ facts }) => facts.endedAt === null)
    const end = { id: detailsIn(one).administratorshipId, endedAt: at, endedById: actorId }
    if (live) Object.assign(live.facts, end, { endReason: valueIn(one, 'reason') })
  }
  return made
}

/** Sessions are deleted when they are over, but each began with a sign-in. */
export function sessionsWithoutSignIn(sessions: readonly { id: string }[], log: readonly LoggedEntry[]): string[] {
  const begun = new Set(log.flatMap(({ entry }) => (entry.action === 'account.signed-in' ? entry.object : [])))
  return sessions.flatMap(({ id }) => (begun.has(`session:${id}`) ? [] : id))
}

const confirming = ['account.registered', 'account.address-confirmed', 'account.address-changed']

export function isConfirmedInLog({ how, confirmedAt }: { how: string; confirmedAt: Date }, log: LoggedEntry[]) {
  return (
    how === 'earlier' ||
    log.some((one) => confirming.includes(one.entry.action) && isNear(confirmedAt.toISOString(), one))
  )
}
