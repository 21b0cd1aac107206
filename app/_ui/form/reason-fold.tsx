import type { ReactNode } from 'react'
import { Fold } from '@/app/_ui/fold'
import { TextArea } from '@/app/_ui/form/text-area'

interface Props {
  title: string
  action: string
  /** The name of the reason's field. */
  name: string
  hint: string
  /** The reason typed into a form that was refused. */
  value: string | undefined
  error: string | undefined
  button: ReactNode
  /** Hidden fields. */
  children?: ReactNode
}

/** A folded form that asks for a reason. It is open while it shows an error. */
export function ReasonFold({ title, action, name, hint, value, error, button, children }: Props) {
  return (
    <Fold title={title} isOpen={Boolean(error)}>
      <form method="post" action={action}>
        {children}
        <TextArea label="Reason" name={name} rows={2} maxLength={500} hint={hint} defaultValue={value} error={error} />
        {button}
      </form>
    </Fold>
  )
}
