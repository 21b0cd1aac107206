import type { ReactNode } from 'react'
import { ButtonLink } from './button-link'

type Props = {
  children: ReactNode
  /** The address of a last link, Cancel. */
  cancel?: string
  note?: ReactNode
}

/** Wraps on a phone; a short `note` such as "Saved 10:42" may follow. */
export function ButtonRow({ children, cancel, note }: Props) {
  return (
    <div className="btn-row">
      {children}
      {cancel && (
        <ButtonLink kind="quiet" href={cancel}>
          Cancel
        </ButtonLink>
      )}
      {note && <span className="btn-row-note">{note}</span>}
    </div>
  )
}
