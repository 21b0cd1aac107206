import { Field } from '@/app/_ui/form/field'
import { makePassphrase } from '@/lib/people/account/passphrase'
import { passwordLength } from '@/lib/people/account/password'

interface Props {
  label?: string
  error: string | undefined
}

/** Suggests a passphrase, even without JavaScript, and doesn't store it. */
export function NewPasswordField({ label = 'New password', error }: Props) {
  return (
    <>
      <Field
        label={label}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters. A few unrelated words are easy to keep in mind.`}
        error={error}
      />
      <details className="passphrase">
        <summary>Suggest a passphrase</summary>
        <p>
          <output id="passphrase">{makePassphrase()}</output>
        </p>
        <p>
          <button type="button" className="btn btn-quiet" data-passphrase="passphrase" hidden>
            Use this passphrase
          </button>
        </p>
        <p>
          Five random words. Write them down now, or save them in a password manager: you type them again to sign in,
          and we don’t store the suggestion.
        </p>
      </details>
    </>
  )
}
