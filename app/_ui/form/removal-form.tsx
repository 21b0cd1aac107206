import type { ReactNode } from 'react'
import { Button } from './button'
import { ButtonRow } from './button-row'
import { Field } from './field'

interface Props {
  action: string
  back: string
  button: string
  hint?: string
  reason: string | undefined
  error: string | undefined
  /** Further fields. */
  children?: ReactNode
}

export function RemovalForm({ action, back, button, hint, reason, error, children }: Props) {
  return (
    <form method="post" action={action}>
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint={hint ?? 'The person can read it, and it stays on record.'}
        defaultValue={reason}
        error={error}
      />
      {children}
      <ButtonRow cancel={back}>
        <Button kind="danger">{button}</Button>
      </ButtonRow>
    </form>
  )
}
