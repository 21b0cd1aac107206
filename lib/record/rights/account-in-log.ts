import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { normalizeEmail, signInKey } from '@/lib/people/account/email'
import { pseudonymOf } from '@/lib/people/account/pseudonym'
import type { LoggedRow } from './compare-rows'
import { detailsIn, valueIn } from './read-entry'

/** Name, address, password and closure of an account. */
export function accountInLog(log: readonly LoggedEntry[], accountId: string): LoggedRow[] {
  const rows: LoggedRow[] = []
  const found = log.find(({ entry }) => entry.action === 'account.found')
  for (const one of log) {
    const { action, at, actorId } = one.entry
    // A migration wrote one. Another could be added to fit a changed row.
    if (action === 'account.found' && one !== found) continue
    if (action === 'account.registered') {
      const facts = { createdAt: at, closedAt: null, closedById: null, closureReason: null, replacedAt: null }
      rows.push({ entry: one, matches: ({ id }) => id === accountId, facts })
    }
    const facts = rows[0]?.facts
    if (!facts) continue
    const change = changes[action]?.(one, accountId)
    Object.assign(facts, change)
    if (action === 'account.closed')
      Object.assign(facts, { closedAt: at, closedById: actorId, closureReason: valueIn(one, 'reason') })
  }
  return rows
}

type Change = (one: LoggedEntry, accountId: string) => Record<string, unknown>

const password = (one: LoggedEntry) => ({ passwordSha256: detailsIn(one).passwordSha256 })

function address(email: string | null | undefined) {
  return { email: email ?? undefined, emailKey: email ? normalizeEmail(email) : undefined }
}

/** Someone without an address signs in with a code. */
function signIn(one: LoggedEntry) {
  const code = valueIn(one, 'signInCode')
  return code === null ? address(valueIn(one, 'email')) : { email: '', emailKey: code && signInKey(code) }
}

const changes: Record<string, Change | undefined> = {
  'account.registered': (one) => ({
    // The oldest entries have no name.
    name: valueIn(one, 'name') ?? undefined,
    ...signIn(one),
    ...password(one),
  }),
  'account.name-changed': (one) => ({ name: valueIn(one, 'name') }),
  'account.address-changed': (one) => address(valueIn(one, 'email')),
  'account.password-changed': password,
  'account.found': (one) => ({
    ...password(one),
    ...(valueIn(one, 'name') !== null && { name: valueIn(one, 'name'), ...address(valueIn(one, 'email')) }),
  }),
  'account.pseudonymized': (one, accountId) => ({
    name: pseudonymOf({ accountId }).name,
    ...address(pseudonymOf({ accountId }).email),
    ...password(one),
    replacedAt: one.entry.at,
  }),
}
