import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'

export function RevocationForm({ serial, flash: { values, errors } }: { serial: string; flash: Flash }) {
  return (
    <>
      <h2>Revoke it</h2>
      <p>It stays on record, and anyone who verifies it sees that it was revoked. This cannot be undone.</p>
      <form method="post" action="/admin/revocations" className="narrow">
        <input type="hidden" name="serial" value={serial} />
        <input type="hidden" name="from" value="certificate" />
        <Field
          label="Reason to revoke it"
          name="reason"
          maxLength={500}
          hint="Kept in the record, not shown to the public."
          defaultValue={values.reason}
          error={errorOf(errors, 'reason')}
        />
        <Button kind="danger">Revoke</Button>
      </form>
    </>
  )
}
