import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'

type Props = Flash & {
  here: string
  /** Quizzes failed and not passed since. */
  quizzes: { id: string; title: string }[]
}

export function UnlockForm({ here, quizzes, values, errors }: Props) {
  if (quizzes.length === 0) return <p>This person has no failed quiz to reopen.</p>
  return (
    <form method="post" action={`${here}/unlocks`} className="narrow">
      <OnceField />
      <p>Allows one attempt past the limit and the waiting time.</p>
      <SelectField
        label="Quiz"
        name="quiz"
        options={quizzes.map(({ id, title }) => ({ value: id, text: title }))}
        {...(values.quiz && { defaultValue: values.quiz })}
      />
      <Field
        label="Reason for the attempt"
        name="unlockReason"
        maxLength={500}
        hint="Kept with the record."
        defaultValue={values.unlockReason}
        error={errorOf(errors, 'unlockReason')}
      />
      <Button>Open another attempt</Button>
    </form>
  )
}
