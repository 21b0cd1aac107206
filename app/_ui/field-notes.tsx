import type { ReactNode } from 'react'

type Notes = { hint?: ReactNode; error?: string }

/** The id of the control named `name`; error summaries link to it. */
export function fieldId(name: string) {
  return `field-${name}`
}

/** The value of `aria-describedby` for a control with these notes. */
export function describedBy(name: string, { hint, error }: Notes) {
  const ids = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Hint and error of a control, above it, so that a phone's keyboard does not cover them. */
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
