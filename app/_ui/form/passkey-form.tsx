import type { ReactNode } from 'react'
import { Button, type ButtonKind } from './button'

interface Props {
  action: string
  /** Answers with the options for the browser. */
  challenge: string
  kind: 'new' | 'use'
  button: string
  look?: ButtonKind
  /** Other fields. */
  children?: ReactNode
}

/** Hidden until the script finds that the browser knows passkeys. */
export function PasskeyForm({ action, challenge, kind, button, look = 'primary', children }: Props) {
  return (
    <form method="post" action={action} data-passkey={kind} data-challenge={challenge} hidden>
      <input type="hidden" name="passkey" />
      {children}
      <Button kind={look}>{button}</Button>
      <p role="status" />
    </form>
  )
}
