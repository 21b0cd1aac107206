import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'

export function RevocationForm({ values, errors }: Flash) {
  return (
    <form method="post" action="/admin/revocations" className="narrow">
      <Field
        label="Serial"
        name="serial"
        maxLength={60}
        defaultValue={values.serial}
        error={errorOf(errors, 'serial')}
      />
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="Kept in the record, not shown to the public."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button kind="danger">Revoke</Button>
    </form>
  )
}
