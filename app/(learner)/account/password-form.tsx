import { NewPasswordField } from '@/app/_auth/new-password-field'
import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'

export function PasswordForm({ email, errors }: { email: string; errors: Flash['errors'] }) {
  return (
    <section>
      <h2>Change your password</h2>
      <form method="post" action="/account/password">
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          error={errorOf(errors, 'current')}
        />
        <NewPasswordField error={errorOf(errors, 'password')} />
        <Button>Change password</Button>
      </form>
    </section>
  )
}
