import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const dynamic = 'force-static'
export const metadata = { title: 'Something went wrong' }

/** What a person reads when a page could not be made; the server's log has the rest. */
export default function Trouble() {
  return (
    <Page width="reading">
      <PageHeading title="Something went wrong here" />
      <p>What you had saved is kept. Please try again in a moment.</p>
      <ButtonLink href="/learn">My courses</ButtonLink>
    </Page>
  )
}
