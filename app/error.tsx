'use client'

import { ButtonLink } from './_ui/button-link'
import { Page } from './_ui/page-frame'
import { PageHeading } from './_ui/page-heading'

/** Whatever broke, the person reads one sentence; the server's log has the rest. */
export default function ErrorPage() {
  return (
    <Page width="reading">
      <PageHeading title="Something went wrong here" />
      <p>What you had saved is kept. Please try again in a moment.</p>
      <ButtonLink href="/learn">My courses</ButtonLink>
    </Page>
  )
}
