import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'select'>, 'style' | 'className' | 'id' | 'name'> & {
  label: ReactNode
  name: string
  options: { value: string; text: string }[]
  hint?: ReactNode
  error?: string
}

export function SelectField({ label, name, options, hint, error, ...rest }: Props) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(name)}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <select
        {...rest}
        id={fieldId(name)}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
