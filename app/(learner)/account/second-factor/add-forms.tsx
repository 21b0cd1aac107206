import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { PasskeyForm } from '@/app/_ui/form/passkey-form'
import { relyingParty } from '@/lib/people/second-factor/relying-party'

export function AddForms({ values, errors, next }: Flash & { next: string }) {
  return (
    <>
      <h2>Add an authenticator app</h2>
      <p>An app on your phone that shows a new code every 30 seconds. Any such app works, even offline.</p>
      <form method="post" action="/account/second-factor/apps">
        <OnceField />
        <input type="hidden" name="next" value={next} />
        <Field
          label="Name of the app or phone"
          name="app"
          required={false}
          maxLength={60}
          defaultValue={values.app}
          error={errorOf(errors, 'app')}
        />
        <Button>Add an app</Button>
      </form>
      {relyingParty && (
        <PasskeyForm
          action="/account/second-factor/passkeys"
          challenge="/account/second-factor/passkeys/challenge"
          kind="new"
          button="Add a passkey"
        >
          <h2>Add a passkey</h2>
          <p>
            Your device or security key checks that it’s you, by fingerprint, face, or PIN. It can also replace your
            password.
          </p>
          <input type="hidden" name="next" value={next} />
          <Field
            label="Name of the passkey"
            name="key"
            required={false}
            maxLength={60}
            defaultValue={values.key}
            error={errorOf(errors, 'key')}
          />
        </PasskeyForm>
      )}
    </>
  )
}
