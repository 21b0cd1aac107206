import { errorOf, type Flash } from '@/app/_http/flash'
import { Field } from '@/app/_ui/form/field'
import { TextArea } from '@/app/_ui/form/text-area'

type Props = {
  flash: Flash
  /** A correction keeps its file. */
  hasFile?: boolean
}

export function OutsideFields({ flash: { values, errors }, hasFile = true }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  return (
    <>
      <Field label="Provider" maxLength={120} hint="Who gave the training." {...field('provider')} />
      <Field label="Title" maxLength={120} hint="As on the certificate." {...field('title')} />
      <Field label="Date" type="date" hint="The day on the certificate." {...field('earnedOn')} />
      <Field label="Hours" inputMode="decimal" hint="For example: 1.5" {...field('hours')} />
      <TextArea label="Topics" hint="One topic per line." rows={3} required={false} {...field('topics')} />
      {hasFile && (
        <Field
          label="Certificate"
          name="file"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
          hint="A PDF, PNG, or JPEG of 5 MB at most."
          error={errorOf(errors, 'file')}
        />
      )}
    </>
  )
}
