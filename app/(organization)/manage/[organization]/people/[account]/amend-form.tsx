import type { ReactNode } from 'react'
import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Unit } from '@/lib/content/course/schema'
import { ActionFold } from './action-fold'

export type Choice = { value: string; text: string }

export const keptHint = 'Kept with the record. The learner can read it.'

/** Lists a unit shared by two courses once. */
export function unitChoices(units: readonly { unit: Unit }[]): Choice[] {
  return [...new Map(units.map(({ unit }) => [unit.id, { value: unit.id, text: unit.title }])).values()]
}

type Props = Flash & {
  title: string
  action: string
  children: ReactNode
  choose: { name: string; label: string; options: Choice[]; empty: string }
  /** The day field's label; null when the form has none. */
  day?: { name: string; label: string }
  text: { name: string; label: string; hint: string }
  button: string
}

export function AmendForm({ title, action, children, choose, day, text, button, values, errors }: Props) {
  const fields = [choose.name, text.name, ...(day ? [day.name] : [])]
  return (
    <ActionFold title={title} fields={fields} values={values} errors={errors}>
      {choose.options.length === 0 ? (
        <p>{choose.empty}</p>
      ) : (
        <form method="post" action={action} className="narrow">
          <OnceField />
          <p>{children}</p>
          <SelectField
            label={choose.label}
            name={choose.name}
            options={choose.options}
            defaultValue={values[choose.name]}
            error={errorOf(errors, choose.name)}
          />
          {day && (
            <Field
              label={day.label}
              name={day.name}
              type="date"
              defaultValue={values[day.name]}
              error={errorOf(errors, day.name)}
            />
          )}
          <Field
            label={text.label}
            name={text.name}
            maxLength={2000}
            hint={text.hint}
            defaultValue={values[text.name]}
            error={errorOf(errors, text.name)}
          />
          <Button>{button}</Button>
        </form>
      )}
    </ActionFold>
  )
}
