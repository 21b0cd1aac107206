import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'textarea'>, 'style' | 'className' | 'id' | 'name'> & {
  label: ReactNode
  name: string
  hint?: ReactNode
  error?: string
  /** Tells apart fields of one name on a page. */
  scope?: string
}

export function TextArea({ label, name, hint, error, scope, required = true, ...rest }: Props) {
  const key = scope ? `${name}-${scope}` : name
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(key)}>
        {label}
        {!required && <span className="field-optional"> (optional)</span>}
      </label>
      <FieldNotes name={key} hint={hint} error={error} />
      <textarea
        {...rest}
        id={fieldId(key)}
        name={name}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
      />
    </div>
  )
}
