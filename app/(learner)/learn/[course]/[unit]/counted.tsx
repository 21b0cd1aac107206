import type { ReactNode } from 'react'
import type { ViewedPage } from '@/lib/training/time/schema'

type Props = {
  /** The unit's address, for example `/learn/law-enforcement/what-trafficking-is`. */
  address: string
  page: ViewedPage
  /** A lesson's time, until app/_client/time.ts updates it. */
  children?: ReactNode
}

/**
 * Counts time on this page: app/_client/time.ts reports that the reader is active and updates this sentence. It is no
 * status region, which would interrupt a screen reader every minute.
 */
export function Counted({ address, page, children }: Props) {
  if (!children) return <span hidden data-time={address} data-page={page} />
  return (
    <p data-time={address} data-page={page}>
      {children}
    </p>
  )
}
