import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { outcomes } from '@/lib/record/anomaly/schema'

type Props = Flash & { here: string }

export function DispositionForm({ here, values, errors }: Props) {
  return (
    <form method="post" action={`${here}/dispositions`} className="narrow">
      <OnceField />
      <p>Nothing happens automatically. To have a unit repeated, reopen it on the person’s page.</p>
      <SelectField
        label="Outcome"
        name="outcome"
        defaultValue={values.outcome ?? ''}
        options={[{ value: '', text: 'Choose' }, ...Object.entries(outcomes).map(([value, text]) => ({ value, text }))]}
        error={errorOf(errors, 'outcome')}
      />
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="Kept with the record and included in audit packets."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button>Save decision</Button>
    </form>
  )
}
