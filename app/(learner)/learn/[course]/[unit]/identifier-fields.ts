import type { Flash } from '@/app/_http/flash'
import type { IdentifierRequestView } from '@/lib/people/organization/identifier-requests'

export interface IdentifierField {
  name: string
  label: string
  organization: string
}

export function identifierFieldName({ organizationId }: IdentifierRequestView): string {
  return `identifier-${organizationId}`
}

/** Labels name the organization when several ask, since two may use the same label. */
export function identifierFields(asked: readonly IdentifierRequestView[]): IdentifierField[] {
  return asked.map((one) => ({
    name: identifierFieldName(one),
    label: asked.length > 1 ? `${one.label} (${one.organization})` : one.label,
    organization: one.organization,
  }))
}

/** Names the field in each error, because a summary shows it away from its label. */
export function sayWhich(errors: Flash['errors'], fields: readonly IdentifierField[]): Flash['errors'] {
  const labels = new Map(fields.map(({ name, label }) => [name, label]))
  return errors.map(({ field, message }) => {
    const label = labels.get(field)
    return { field, message: label ? `${label}: ${message}` : message }
  })
}
