import { Field } from './field'

export function NameField({ defaultValue, error }: { defaultValue: string; error?: string | undefined }) {
  return (
    <Field
      label="Name on the certificate"
      name="name"
      autoComplete="name"
      maxLength={120}
      hint="As you want others to read it. The certificate says if it is the name that your organization’s sign-on gave."
      defaultValue={defaultValue}
      error={error}
    />
  )
}
