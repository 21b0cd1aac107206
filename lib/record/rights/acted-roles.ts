import type { ActedRole } from '@/lib/audit/log/acted-roles'
import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { mostApartMs } from './read-entry'

/** The entries that give each role, and those that may end it. */
const given = {
  coordinator: /^organization\.coordinator-made$/,
  auditor: /^auditor\.accepted$/,
  administrator: /^account\.administrator-granted$/,
}
const ended = {
  coordinator: /^organization\.coordinator-removed$/,
  auditor: /^auditor\.ended$/,
  administrator: /^account\.administrator-removed$/,
}

/** An attack: a role that SQL gave and took away again leaves no row, only entries of what was done in it. */
export function actedWithout(acted: readonly ActedRole[], log: readonly LoggedEntry[]): string[] {
  return acted.flatMap(({ role, firstAt, lastAt }) => {
    const timesOf = (actions: RegExp) =>
      log.filter(({ entry }) => actions.test(entry.action)).map(({ entry }) => Date.parse(entry.at))
    const [starts, ends] = [timesOf(given[role]), timesOf(ended[role])]
    const isBefore = starts.length === 0 || firstAt.getTime() < Math.min(...starts) - mostApartMs
    const isAfter = ends.length >= starts.length && lastAt.getTime() > Math.max(...ends) + mostApartMs
    const moment = isBefore ? firstAt : lastAt
    return isBefore || isAfter ? [`acted as ${role} at ${moment.toISOString()}, without that role in the log`] : []
  })
}
