import type { ReactNode } from 'react'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { DocumentContent } from './render'

/** For a one-time link that was used, ended, mistyped, or expired. The page doesn't say which. */
export function unusableLink(title: string, children: ReactNode): DocumentContent {
  const main = (
    <Page width="form">
      <PageHeading title="This link cannot be used" />
      {children}
    </Page>
  )
  return { title, audience: 'public', main }
}
