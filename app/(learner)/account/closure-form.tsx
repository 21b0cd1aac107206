import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { CheckboxField } from '@/app/_ui/checkbox-field'

export function ClosureForm({ errors }: Pick<Flash, 'errors'>) {
  return (
    <form method="post" action="/account/closure">
      <CheckboxField
        label="Yes, close my account for good"
        name="sure"
        required={false}
        error={errorOf(errors, 'sure')}
      />
      <Button kind="danger">Close account</Button>
    </form>
  )
}
