import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { isNear } from './read-entry'

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
