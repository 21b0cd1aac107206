import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = Omit<ComponentProps<'input'>, 'style' | 'className' | 'id' | 'name'> & {
  label: ReactNode
  name: string
  hint?: ReactNode
  error?: string
  /** Tells apart fields of one name on a page. */
  scope?: string
  /** A filter is optional and isn't marked as such. */
  isFilter?: boolean
}

/** Required unless `required={false}` or `isFilter`. `ErrorSummary` links to its id, `field-<name>`. */
export function Field({
  label,
  name,
  hint,
  error,
  scope,
  isFilter = false,
  required = !isFilter,
  type = 'text',
  ...rest
}: Props) {
  const key = scope ? `${name}-${scope}` : name
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(key)}>
        {label}
        {!required && !isFilter && <span className="field-optional"> (optional)</span>}
      </label>
      <FieldNotes name={key} hint={hint} error={error} />
      <input
        {...rest}
        id={fieldId(key)}
        name={name}
        type={type}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
      />
    </div>
  )
}
