import type { ReactNode } from 'react'

export type TagKind = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** A short state in a pill. The words carry the meaning. */
export function Tag({ kind = 'neutral', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}
