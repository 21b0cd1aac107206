import type { ReactNode } from 'react'
import type { ViewedPage } from '@/lib/training/time/schema'

type Props = {
  /** For example `/learn/law-enforcement/what-trafficking-is`. */
  address: string
  page: ViewedPage
  /** The initial text; app/_client/time.ts updates it. */
  children?: ReactNode
}

/** Marks a page whose time counts. Not a status region, which would interrupt a screen reader every minute. */
export function Counted({ address, page, children }: Props) {
  if (!children) return <span hidden data-time={address} data-page={page} />
  return (
    <p data-time={address} data-page={page}>
      {children}
    </p>
  )
}
