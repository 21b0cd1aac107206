import type { ReactNode } from 'react'

type Notes = { hint?: ReactNode; error?: string }

/** Error summaries link to this id. */
export function fieldId(name: string) {
  return `field-${name}`
}

export function describedBy(name: string, { hint, error }: Notes) {
  const ids = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Above the control, so that a phone's keyboard doesn't cover them. */
export function FieldNotes({ name, hint, error }: Notes & { name: string }) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${fieldId(name)}-error`}>
          <span className="vh">Error: </span>
          {error}
        </p>
      )}
    </>
  )
}
