import type { ReactNode } from 'react'

type Props = {
  kind: 'info' | 'good' | 'warn' | 'bad'
  title: string
  children?: ReactNode
  /** `status` when it reports on what the reader has just done. */
  role?: 'status' | 'alert' | 'note'
}

/** A framed message. Its title says the kind in words, since color alone does not. */
export function Notice({ kind, title, children, role = 'note' }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  )
}
