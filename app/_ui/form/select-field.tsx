import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'select'>, 'style' | 'className' | 'id' | 'name'> & {
  label: ReactNode
  name: string
  options: { value: string; text: string }[]
  hint?: ReactNode
  error?: string
  /** Tells apart fields of one name on a page. */
  scope?: string
}

export function SelectField({ label, name, options, hint, error, scope, ...rest }: Props) {
  const key = scope ? `${name}-${scope}` : name
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(key)}>{label}</label>
      <FieldNotes name={key} hint={hint} error={error} />
      <select
        {...rest}
        id={fieldId(key)}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
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
