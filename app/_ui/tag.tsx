import type { ReactNode } from 'react'

export type TagKind = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

export function Tag({ kind = 'neutral', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}
