import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'

/** Certificates are immutable, so a correction issues a new one. */
export function CorrectionForm({ serial, flash: { values, errors } }: { serial: string; flash: Flash }) {
  return (
    <>
      <h2>Correct the name</h2>
      <p>
        A certificate never changes. A new one with the correct name replaces it and keeps the dates and hours. Anyone
        who verifies this one sees that it was superseded.
      </p>
      <form method="post" action="/admin/corrections" className="narrow">
        <input type="hidden" name="serial" value={serial} />
        <Field
          label="Correct name"
          name="name"
          maxLength={120}
          defaultValue={values.name}
          error={errorOf(errors, 'name')}
        />
        <Field
          label="Reason for the correction"
          name="correctionReason"
          maxLength={500}
          hint="Kept in the record, not shown to the public."
          defaultValue={values.correctionReason}
          error={errorOf(errors, 'correctionReason')}
        />
        <Button>Issue the corrected certificate</Button>
      </form>
    </>
  )
}
