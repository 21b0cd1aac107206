import type { ReactNode } from 'react'

/** Wraps on a phone; a short `note` such as "Saved 10:42" may follow. */
export function ButtonRow({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="btn-row">
      {children}
      {note && <span className="btn-row-note">{note}</span>}
    </div>
  )
}
