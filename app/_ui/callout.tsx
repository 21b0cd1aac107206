import type { ReactNode } from 'react'

type Props = { kind: 'note' | 'guidance' | 'correction' | 'content-note'; title: string; children: ReactNode }

export function Callout({ kind, title, children }: Props) {
  return (
    <div className={`callout callout-${kind}`} role="note">
      <p className="callout-title">{title}</p>
      {children}
    </div>
  )
}
