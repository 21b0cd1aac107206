import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'
import { attestationTexts, currentAttestation } from './attestation-text'

/** Only from a form that showed the current text: `attest` stores that text. */
export interface Attested {
  name: string
  identifiers: { organizationId: string; label: string; value: string }[]
}

/** One field per organization, so that no other organization sees it. */
export function identifierField(organizationId: string): string {
  return `identifier.${organizationId}`
}

export async function attest(
  tx: Statements,
  learner: Learner,
  input: { attemptId: string; enrollmentId: string; attested: Attested },
  now: Date,
): Promise<void> {
  const { attemptId, enrollmentId, attested } = input
  const { name, identifiers } = attested
  const text = attestationTexts[currentAttestation] ?? ''
  await query(tx)`
    with attested as (
      insert into attestation (attempt_id, account_id, enrollment_id, name, text_version, text, attested_at)
      values (${attemptId}::uuid, ${learner.accountId}::uuid, ${enrollmentId}::uuid, ${name}, ${currentAttestation},
        ${text}, ${now})
      returning attempt_id
    )
    insert into attested_identifier (attempt_id, organization_id, label, value)
    select attested.attempt_id, i."organizationId", i.label, i.value
    from attested, jsonb_to_recordset(${JSON.stringify(identifiers)}::jsonb) as i("organizationId" uuid, label text,
      value text)`
  await record(
    tx,
    {
      action: 'attempt.attested',
      actor: learner,
      subjectId: learner.accountId,
      object: `attempt:${attemptId}`,
      details: { textVersion: currentAttestation, textSha256: createHash('sha256').update(text).digest('hex') },
      values: {
        name,
        ...Object.fromEntries(identifiers.map((one) => [identifierField(one.organizationId), one.value])),
      },
    },
    now,
  )
}
