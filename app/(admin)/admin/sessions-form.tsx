import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { PersonField } from './person-field'

export function SessionsForm({ values, errors }: Flash) {
  return (
    <form method="post" action="/admin/sessions" className="narrow">
      <PersonField values={values} errors={errors} />
      <Field
        label="Why the person is signed out"
        name="why"
        maxLength={500}
        defaultValue={values.why}
        error={errorOf(errors, 'why')}
      />
      <Button>Sign out everywhere</Button>
    </form>
  )
}
