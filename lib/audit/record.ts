import type { Statements } from '@/lib/platform/db'

export type ActorRole = 'learner' | 'coordinator' | 'administrator' | 'operator' | 'system' | 'stranger'

export type AuditAction =
  | 'account.registered'
  | 'account.signed-in'
  | 'account.sign-in-failed'
  | 'account.signed-out'
  | 'account.password-changed'
  | 'account.reset-link-made'
  | 'account.closed'
  | 'account.administrator-granted'
  | 'organization.created'
  | 'organization.coordinator-made'
  | 'organization.joined'
  | 'organization.cohort-created'
  | 'organization.join-link-made'
  | 'organization.join-link-ended'
  | 'organization.people-exported'
  | 'enrollment.enrolled'
  | 'enrollment.renewed'
  | 'enrollment.name-confirmed'
  | 'lesson.completed'
  | 'encounter.started'
  | 'encounter.ended'
  | 'encounter.read'
  | 'attempt.started'
  | 'attempt.submitted'
  | 'attempt.expired'
  | 'attempt.unlocked'
  | 'attempt.accommodation-granted'
  | 'attempt.accommodation-ended'
  | 'certificate.issued'
  | 'certificate.drawn-late'
  | 'certificate.corrected'
  | 'certificate.revoked'
  | 'certificate.downloaded'
  | 'credential.downloaded'
  | 'certificate.share-link-made'
  | 'certificate.share-link-ended'
  | 'mail.viewed'
  | 'mail.sent-again'
  | 'practice.opted-in'
  | 'practice.plan-changed'
  | 'practice.stopped'
  | 'practice.answered'
  | 'practice.finished'
  | 'practice.follow-up-replied'

export interface AuditEntry {
  action: AuditAction
  actor: { accountId: string | null; role: ActorRole }
  subjectId?: string
  /** `kind:id` of what it was done to. */
  object?: string
  details?: Record<string, string | number | boolean | null>
}

/** Writes who did what to whom. Call it with the transaction of the deed, so that neither stands without the other. */
export async function record(tx: Statements, entry: AuditEntry, at: Date): Promise<void> {
  const { action, actor, subjectId = null, object = null, details = {} } = entry
  await tx.$executeRaw`
    insert into audit_event (at, action, actor_role, actor_id, subject_id, object, details)
    values (${at}, ${action}, ${actor.role}, ${actor.accountId}::uuid, ${subjectId}::uuid, ${object},
      ${JSON.stringify(details)}::jsonb)`
}
