import type { Flash } from '@/app/_auth/flash'
import { nameProblem } from '@/app/_auth/name-problem'
import { parse } from '@/app/_auth/respond'
import type { Learner } from '@/lib/account/actor'
import type { Attested } from '@/lib/attempt/attest'
import { identifier, submission } from '@/lib/attempt/schema'
import { findIdentifierRequest } from '@/lib/organization/queries'

/** What the form before a final attests, or what is missing in it with what was typed. */
export async function readAttestation(
  learner: Learner,
  form: URLSearchParams,
): Promise<{ attested: Attested } | { back: Flash }> {
  const asked = await findIdentifierRequest(learner)
  const [name, typed] = [form.get('name') ?? '', form.get('identifier') ?? '']
  const given = identifier.safeParse(typed)
  const errors: Flash['errors'] = []
  const problem = nameProblem(name)
  if (problem) errors.push({ field: 'name', message: problem })
  if (asked && !given.success) {
    errors.push({ field: 'identifier', message: given.error.issues[0]?.message ?? 'Enter it.' })
  }
  if (form.get('attested') !== 'yes') {
    errors.push({ field: 'attested', message: 'Tick the box to say so; the assessment starts then.' })
  }
  if (errors.length > 0)
    return { back: { values: { name: name.slice(0, 200), identifier: typed.slice(0, 80) }, errors } }
  const value = given.data ?? ''
  return {
    attested: {
      ...parse(submission, { name }),
      identifier: asked && { organizationId: asked.organizationId, label: asked.label, value },
    },
  }
}
