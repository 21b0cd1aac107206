import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'

/** Without a serial, the form asks for one. */
export function RevocationForm({ flash: { values, errors }, serial }: { flash: Flash; serial?: string }) {
  return (
    <form method="post" action="/admin/revocations" className="narrow">
      {serial ? (
        <>
          <input type="hidden" name="serial" value={serial} />
          <input type="hidden" name="from" value="certificate" />
        </>
      ) : (
        <Field
          label="Serial"
          name="serial"
          maxLength={60}
          defaultValue={values.serial}
          error={errorOf(errors, 'serial')}
        />
      )}
      <Field
        label={serial ? 'Reason to revoke it' : 'Reason'}
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
