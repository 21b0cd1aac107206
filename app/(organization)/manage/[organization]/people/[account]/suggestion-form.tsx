import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import type { Suggestion } from '@/lib/people/suggestion/queries'
import { ActionFold } from './action-fold'

type Props = Flash & {
  here: string
  person: { name: string; email: string }
  /** Not answered yet. */
  open: readonly Suggestion[]
}

const fields = { name: 'the name', email: 'the address' } as const

/** Nothing changes until the person agrees. */
export function SuggestionForm({ here, person, open, values, errors }: Props) {
  return (
    <ActionFold
      title="Correct the name or address"
      hasNews={open.length > 0}
      fields={['suggestedName', 'suggestedEmail']}
      {...{ values, errors }}
    >
      {open.map(({ field, value }) => (
        <form key={field} method="post" action={`${here}/suggestions`}>
          <p>
            You suggested {fields[field]} <strong>{value}</strong>. {person.name} has not answered yet.
          </p>
          <input type="hidden" name="withdraw" value={field} />
          <Button kind="quiet">Withdraw</Button>
        </form>
      ))}
      <form method="post" action={`${here}/suggestions`}>
        <p>
          They are asked on their account page, and by mail if they have an address. The change counts when they agree.
          Certificates keep their name.
        </p>
        <Field
          label="Name"
          name="suggestedName"
          maxLength={120}
          defaultValue={values.suggestedName ?? person.name}
          error={errorOf(errors, 'suggestedName')}
        />
        <Field
          label="Address"
          name="suggestedEmail"
          type="email"
          required={person.email !== ''}
          defaultValue={values.suggestedEmail ?? person.email}
          error={errorOf(errors, 'suggestedEmail')}
        />
        <Button>Suggest the correction</Button>
      </form>
    </ActionFold>
  )
}
