import type { AuditEntry } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import type { detailFields } from './details-schema'

type Details = Partial<Record<(typeof detailFields)[number], string | null>>

interface Changed {
  accountId: string
  /** Only what changes. */
  to: Details
  from: Details
  details?: AuditEntry['details']
}

/** Each field before and after, none of which is stored empty. */
export function detailsEntry(coordinator: Coordinator, { accountId, to, from, details = {} }: Changed): AuditEntry {
  const valuesOf = (some: Details, suffix: string) =>
    Object.entries(some).map(([field, value]) => [`${field}${suffix}`, value || null])
  return {
    action: 'organization.details-changed',
    actor: coordinator,
    subjectId: accountId,
    object: `organization:${coordinator.organizationId}`,
    details: { fields: Object.keys(to), ...details },
    values: Object.fromEntries([...valuesOf(to, ''), ...valuesOf(from, '.old')]),
  }
}
