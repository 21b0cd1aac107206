import type { AuditAction } from '@/lib/audit/log/actions'
import type { AuditEntry } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'

const mostIds = 1000

/** Ids only: the log keeps no name of a person without an account. */
export function entriesAbout(
  coordinator: Coordinator,
  action: AuditAction,
  ids: readonly string[],
  details: NonNullable<AuditEntry['details']> = {},
): Omit<AuditEntry, 'values'>[] {
  const about = { action, actor: coordinator, object: `organization:${coordinator.organizationId}` }
  return Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, part) => ({
    ...about,
    details: { ...details, invitations: ids.slice(part * mostIds, (part + 1) * mostIds) },
  }))
}
