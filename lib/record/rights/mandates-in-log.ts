import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { LoggedRow } from './compare-rows'
import { detailsIn, idIn, valueIn } from './read-entry'

const versioned = ['mandate.recorded', 'mandate.changed', 'mandate.ended']

export function mandateVersionsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  return log.flatMap((one) => {
    const { action, at, actorId } = one.entry
    if (!versioned.includes(action)) return []
    const { mandateId, number, effectiveFrom, effectiveUntil } = detailsIn(one)
    const rule = valueIn(one, 'rule')
    const facts = {
      organizationId: idIn(one),
      effectiveFrom,
      effectiveUntil,
      rule: rule ? JSON.parse(rule) : undefined,
      reason: valueIn(one, 'reason'),
      recordedAt: at,
      recordedById: actorId,
    }
    return [{ entry: one, matches: (row) => row.mandateId === mandateId && row.number === number, facts }]
  })
}

export function mandateExceptionsInLog(log: readonly LoggedEntry[]): LoggedRow[] {
  return log.flatMap((one) => {
    const { action, at, actorId, object } = one.entry
    if (action !== 'mandate.exception-made' || !object) return []
    const { exceptionId, kind, until } = detailsIn(one)
    const typed = { authority: valueIn(one, 'authority'), reason: valueIn(one, 'reason') }
    const facts = { mandateId: idIn(one), kind, until, ...typed, madeAt: at, madeById: actorId }
    return [{ entry: one, matches: ({ id }) => id === exceptionId, facts }]
  })
}
