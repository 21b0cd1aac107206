import type { ComponentProps, ReactNode } from 'react'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

/** What stands around every page. */
export function Shell({ children, ...header }: ComponentProps<typeof SiteHeader> & { children: ReactNode }) {
  return (
    <>
      <SiteHeader {...header} />
      {children}
      <SiteFooter />
    </>
  )
}
