import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { Field } from '@/app/_ui/form/field'
import { NameField } from '@/app/_ui/form/name-field'
import { attestationTexts, currentAttestation } from '@/lib/training/attempt/attestation-text'
import type { IdentifierField } from '../identifier-fields'

type Props = {
  address: string
  button: string
  /** Some items of the bank have a content note, and a new form is drawn. */
  hasNotes: boolean
  attests: {
    /** The name confirmed last, or the account's. */
    name: string
    identifiers: IdentifierField[]
  } | null
  flash: Flash
}

export function StartForm({ address, button, hasNotes, attests, flash: { values, errors } }: Props) {
  return (
    <form method="post" action={`${address}/attempts`}>
      {attests && (
        <>
          <h2>Before you start</h2>
          <p>We keep this statement and its time with your answers.</p>
          <NameField defaultValue={values.name ?? attests.name} error={errorOf(errors, 'name')} />
          {attests.identifiers.map(({ name, label, organization }) => (
            <Field
              key={name}
              label={label}
              name={name}
              maxLength={40}
              autoComplete="off"
              hint={`Required by ${organization}. It goes on your record, not on the certificate.`}
              defaultValue={values[name]}
              error={errorOf(errors, name)}
            />
          ))}
          <input type="hidden" name="version" value={currentAttestation} />
          <CheckboxField
            label={attestationTexts[currentAttestation]}
            name="attested"
            value="yes"
            required
            error={errorOf(errors, 'attested')}
          />
        </>
      )}
      {hasNotes && (
        <CheckboxField
          label="Leave out questions with a content note"
          name="hardTopics"
          value="avoid"
          hint="They mention sexual exploitation, violence, self-harm, or death, without detail. Other questions on the same topics take their place, as far as there are any, and count the same. We keep no record of this choice."
        />
      )}
      <Button>{button}</Button>
    </form>
  )
}
