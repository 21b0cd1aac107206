import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'

export function ClosureForm({ errors }: Pick<Flash, 'errors'>) {
  return (
    <section>
      <h2>Close your account</h2>
      <p>
        After that you can’t sign in, and a made-up name replaces yours. Your training records and certificates stay,
        and certificates can still be verified. Your share links end. Download your certificates first.
      </p>
      <form method="post" action="/account/closure">
        <CheckboxField
          label="Yes, close my account for good"
          name="sure"
          required={false}
          error={errorOf(errors, 'sure')}
        />
        <Button kind="danger">Close account</Button>
      </form>
    </section>
  )
}
