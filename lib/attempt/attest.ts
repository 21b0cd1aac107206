import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import type { Statements } from '@/lib/platform/db'
import { attestationTexts, currentAttestation } from './attestation-text'

/** What a learner attested by ticking the box of a form that showed the current text. */
export interface Attested {
  name: string
  /** Which organization of theirs asks for it, as it calls it, and as typed; null where none does. */
  identifier: { organizationId: string; label: string; value: string } | null
}

/** Keeps what was attested with the attempt that it was attested for. Call it with the transaction that starts the attempt. */
export async function attest(
  tx: Statements,
  learner: Learner,
  input: { attemptId: string; enrollmentId: string; attested: Attested },
  now: Date,
): Promise<void> {
  const { attemptId, enrollmentId, attested } = input
  const { name, identifier } = attested
  await tx.$executeRaw`
    insert into attestation (attempt_id, account_id, enrollment_id, name, organization_id, identifier_label, identifier,
      text_version, text, attested_at)
    values (${attemptId}::uuid, ${learner.accountId}::uuid, ${enrollmentId}::uuid, ${name},
      ${identifier?.organizationId ?? null}::uuid, ${identifier?.label ?? null},
      ${identifier?.value ?? null}, ${currentAttestation}, ${attestationTexts[currentAttestation] ?? ''}, ${now})`
  await record(
    tx,
    {
      action: 'attempt.attested',
      actor: learner,
      subjectId: learner.accountId,
      object: `attempt:${attemptId}`,
      details: { textVersion: currentAttestation, organizationId: identifier?.organizationId ?? null },
      values: { name, identifier: identifier?.value ?? null },
    },
    now,
  )
}
