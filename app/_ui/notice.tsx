import type { ReactNode } from 'react'

type Props = {
  kind: 'info' | 'good' | 'warn' | 'bad'
  title: string
  children?: ReactNode
  /** `status` when it reports the result of the reader's action. */
  role?: 'status' | 'alert' | 'note'
}

/** The title states the kind in words, since color alone doesn't. */
export function Notice({ kind, title, children, role = 'note' }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  )
}
