import { signOnField } from '@/app/_auth/arrive-from'
import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import type { SignInChoices } from '@/lib/people/single-sign-on/queries'

/** Nothing unless an identity provider is set up. */
export function SignOnChoices({
  site,
  hasOrganizations,
  next,
  values,
  errors,
}: SignInChoices & Flash & { next: string }) {
  if (site.length === 0 && !hasOrganizations) return null
  return (
    <>
      <h2>Sign in through your organization</h2>
      {site.map(({ id, name }) => (
        <form key={id} method="post" action="/sign-on">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="provider" value={id} />
          <Button kind="quiet">Sign in with {name}</Button>
        </form>
      ))}
      {hasOrganizations && (
        <form method="post" action="/sign-on">
          <input type="hidden" name="next" value={next} />
          <Field
            label="Work email"
            name={signOnField}
            type="email"
            autoComplete="email"
            hint="Takes you to your organization’s own sign-in."
            defaultValue={values[signOnField]}
            error={errorOf(errors, signOnField)}
          />
          <Button kind="quiet">Continue</Button>
        </form>
      )}
    </>
  )
}
