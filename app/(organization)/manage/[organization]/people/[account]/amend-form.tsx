import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'

export type Choice = { value: string; text: string }

type Props = {
  title: string
  action: string
  /** What is explained before the fields. */
  children: ReactNode
  choose: { name: string; label: string; options: Choice[]; empty: string }
  /** Its label; null where no day is asked for. */
  day?: { name: string; label: string }
  text: { name: string; label: string; hint: string }
  button: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
}

/** One of the forms by which a record is amended: folded away, and open when something in it has to be put right. */
export function AmendForm({ title, action, children, choose, day, text, button, values, errors }: Props) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const wrong = (name: string) => {
    const error = errorOf(name)
    return error ? { error } : {}
  }
  const isOpen = [choose.name, day?.name, text.name].some((name) => name && (errorOf(name) || values[name]))
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {choose.options.length === 0 ? (
        <p>{choose.empty}</p>
      ) : (
        <form method="post" action={action} className="narrow">
          <p>{children}</p>
          <SelectField
            label={choose.label}
            name={choose.name}
            options={choose.options}
            defaultValue={values[choose.name]}
            {...wrong(choose.name)}
          />
          {day && (
            <Field label={day.label} name={day.name} type="date" defaultValue={values[day.name]} {...wrong(day.name)} />
          )}
          <Field
            label={text.label}
            name={text.name}
            maxLength={2000}
            hint={text.hint}
            defaultValue={values[text.name]}
            {...wrong(text.name)}
          />
          <Button>{button}</Button>
        </form>
      )}
    </details>
  )
}
