import type { ReactNode } from 'react'
import type { ViewedPage } from '@/lib/training/time/schema'

type Props = {
  /** Of the unit, for example `/learn/law-enforcement/what-trafficking-is`. */
  address: string
  page: ViewedPage
  /** Of a lesson: what is said of its time until public/time.js says more. */
  children?: ReactNode
}

/**
 * Time on this page counts: public/time.js says that its reader is there, and here how much is still expected. It is read where it
 * stands, and no status: once a minute would break in on whoever has the lesson read out.
 */
export function Counted({ address, page, children }: Props) {
  return (
    <>
      {children ? (
        <p data-time={address} data-page={page}>
          {children}
        </p>
      ) : (
        <span hidden data-time={address} data-page={page} />
      )}
      <script type="module" src="/time.js" />
    </>
  )
}
