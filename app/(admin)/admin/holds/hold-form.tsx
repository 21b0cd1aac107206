import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'

interface Props extends Flash {
  organizations: { id: string; name: string }[]
}

export function HoldForm({ organizations, values, errors }: Props) {
  return (
    <form method="post" action="/admin/holds" className="narrow">
      <OnceField />
      <Field
        label="Email of a person"
        name="person"
        hint="For a closed account, enter its id from the log."
        required={false}
        defaultValue={values.person}
        error={errorOf(errors, 'person')}
      />
      <SelectField
        label="Or an organization"
        name="organization"
        defaultValue={values.organization}
        options={[{ value: '', text: 'None' }, ...organizations.map(({ id, name }) => ({ value: id, text: name }))]}
        error={errorOf(errors, 'organization')}
      />
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="For example the case number. It stays on record."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button>Place hold</Button>
    </form>
  )
}
