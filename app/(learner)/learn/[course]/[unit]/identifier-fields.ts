import type { Flash } from '@/app/_http/flash'
import type { IdentifierRequestView } from '@/lib/people/organization/queries'

export interface IdentifierField {
  name: string
  label: string
  /** Who asks for it. */
  organization: string
}

/** The field of the form before a final for what an organization asks for. */
export function identifierFieldName({ organizationId }: IdentifierRequestView): string {
  return `identifier-${organizationId}`
}

/** The fields of that form for all who ask; of several each says in its label whose it is, since two may call it alike. */
export function identifierFields(asked: readonly IdentifierRequestView[]): IdentifierField[] {
  return asked.map((one) => ({
    name: identifierFieldName(one),
    label: asked.length > 1 ? `${one.label} (${one.organization})` : one.label,
    organization: one.organization,
  }))
}

/** Errors for a summary, where what is wrong with an identifier does not stand beside its label. */
export function sayWhich(errors: Flash['errors'], fields: readonly IdentifierField[]): Flash['errors'] {
  const labels = new Map(fields.map(({ name, label }) => [name, label]))
  return errors.map(({ field, message }) => {
    const label = labels.get(field)
    return { field, message: label ? `${label}: ${message}` : message }
  })
}
