import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'textarea'>, 'style' | 'className' | 'id' | 'name'> & {
  label: ReactNode
  name: string
  hint?: ReactNode
  error?: string
}

export function TextArea({ label, name, hint, error, required = true, ...rest }: Props) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(name)}>
        {label}
        {!required && <span className="field-optional"> (optional)</span>}
      </label>
      <FieldNotes name={name} hint={hint} error={error} />
      <textarea
        {...rest}
        id={fieldId(name)}
        name={name}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
      />
    </div>
  )
}
