import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'

type Props = {
  here: string
  asked: { label: string; since: string } | null
  typed?: string | undefined
  error?: string | undefined
}

export function IdentifierForm({ here, asked, typed, error }: Props) {
  return (
    <section>
      <h2>Identifier before the final</h2>
      {asked ? (
        <form method="post" action={`${here}/identifier`}>
          <p>
            Since {asked.since}, your people enter “{asked.label}” with their attestation before a final. It goes on
            their record, not on their certificate.
          </p>
          <input type="hidden" name="end" value="yes" />
          <Button kind="quiet">Stop asking for it</Button>
        </form>
      ) : (
        <form method="post" action={`${here}/identifier`}>
          <OnceField />
          <Field
            label="Name of the identifier"
            name="label"
            maxLength={60}
            hint="For example: Officer number. Your people enter it before each final."
            defaultValue={typed}
            error={error}
          />
          <Button kind="quiet">Ask for it</Button>
        </form>
      )}
      <h2>See also</h2>
      <ul>
        <li>
          <a href={`${here}/identifier-rule`}>Identifiers</a>: what you call them, and what they look like.
        </li>
        <li>
          <a href={`${here}/assignments`}>Assignments</a>: who gets which course, and by when.
        </li>
        <li>
          <a href={`${here}/time`}>Time for certificates</a>: what happens when a lesson has too little time.
        </li>
      </ul>
    </section>
  )
}
