import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'

type Props = Flash & {
  here: string
  granted: LearnerRecord['accommodation']
  day: (at: Date) => string
}

const factors = [
  { value: '1', text: 'As usual' },
  { value: '1.25', text: 'A quarter more' },
  { value: '1.5', text: 'Half again as much' },
  { value: '2', text: 'Twice the time' },
  { value: '3', text: 'Three times the time' },
]

/** Warns coordinators not to enter a diagnosis: it would be health data on the record. */
export function AccommodationForm({ here, granted, day, values, errors }: Props) {
  return (
    <>
      {granted && (
        <form method="post" action={`${here}/accommodation`}>
          <p>
            Granted on {day(granted.grantedAt)}: {granted.timeFactor} times the time, {granted.extraAttempts} more
            attempts. {granted.reason}
          </p>
          <Button kind="quiet" name="end" value={granted.id}>
            End it
          </Button>
        </form>
      )}
      <form method="post" action={`${here}/accommodation`} className="narrow">
        <OnceField />
        <p>It applies right away in every quiz of every course{granted && ', and replaces the earlier grant'}.</p>
        <SelectField
          label="Time"
          name="timeFactor"
          options={factors}
          defaultValue={values.timeFactor ?? String(granted?.timeFactor ?? 1)}
          error={errorOf(errors, 'timeFactor')}
        />
        <Field
          label="More attempts at each quiz"
          name="extraAttempts"
          type="number"
          min={0}
          max={100}
          defaultValue={values.extraAttempts ?? String(granted?.extraAttempts ?? 0)}
          error={errorOf(errors, 'extraAttempts')}
        />
        <Field
          label="Reason"
          name="reason"
          maxLength={500}
          hint="Kept with the record. Write what you agreed on, not a diagnosis."
          defaultValue={values.reason}
          error={errorOf(errors, 'reason')}
        />
        <Button>Grant</Button>
      </form>
    </>
  )
}
