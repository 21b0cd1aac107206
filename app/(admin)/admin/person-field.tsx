import { errorOf, type Flash } from '@/app/_http/flash'
import { Field } from '@/app/_ui/form/field'

/** The account that an administrator's form is about. */
export function PersonField({ values, errors, label = 'Email of the person' }: Flash & { label?: string }) {
  return (
    <Field
      label={label}
      name="person"
      inputMode="email"
      hint="Or the code of someone without one."
      defaultValue={values.person}
      error={errorOf(errors, 'person')}
    />
  )
}
