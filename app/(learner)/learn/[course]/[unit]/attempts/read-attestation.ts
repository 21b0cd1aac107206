import type { Flash } from '@/app/_http/flash'
import { parse } from '@/app/_http/respond'
import { nameProblem } from '@/app/_record/name-problem'
import type { Learner } from '@/lib/people/account/actor'
import { listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import type { Attested } from '@/lib/training/attempt/attest'
import { currentAttestation } from '@/lib/training/attempt/attestation-text'
import { identifier, submission } from '@/lib/training/attempt/schema'
import { identifierFieldName } from '../identifier-fields'

/** The attestation before a final, or its errors with the values typed. */
export async function readAttestation(
  learner: Learner,
  form: URLSearchParams,
): Promise<{ attested: Attested } | { back: Flash }> {
  const name = form.get('name') ?? ''
  const values: Flash['values'] = { name: name.slice(0, 200) }
  const errors: Flash['errors'] = []
  const problem = nameProblem(name)
  if (problem) errors.push({ field: 'name', message: problem })
  const identifiers: Attested['identifiers'] = []
  for (const asked of await listIdentifierRequests(learner)) {
    const field = identifierFieldName(asked)
    const typed = form.get(field) ?? ''
    values[field] = typed.slice(0, 80)
    const given = identifier.safeParse(typed)
    const { organizationId, label } = asked
    if (given.success) identifiers.push({ organizationId, label, value: given.data })
    else errors.push({ field, message: given.error.issues[0]?.message ?? 'Enter it.' })
  }
  if (form.get('attested') !== 'yes') {
    errors.push({ field: 'attested', message: 'Check the box to confirm this. Then the assessment starts.' })
  } else if (Number(form.get('version') ?? currentAttestation) !== currentAttestation) {
    errors.push({
      field: 'attested',
      message: 'This statement changed since you opened the page. Read it, then check the box.',
    })
  }
  if (errors.length > 0) return { back: { values, errors } }
  return { attested: { ...parse(submission, { name }), identifiers } }
}
