import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'input'>, 'style' | 'className' | 'id' | 'name' | 'type'> & {
  label: ReactNode
  name: string
  hint?: ReactNode
  error?: string
}

export function CheckboxField({ label, name, hint, error, ...rest }: Props) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <FieldNotes name={name} error={error} />
      <div className="check">
        <input
          {...rest}
          type="checkbox"
          id={fieldId(name)}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(name, { hint, error })}
        />
        <label htmlFor={fieldId(name)}>{label}</label>
      </div>
      <FieldNotes name={name} hint={hint} />
    </div>
  )
}
