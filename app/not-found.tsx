import { ButtonLink } from './_ui/button-link'
import { ButtonRow } from './_ui/button-row'
import { Page } from './_ui/page-frame'
import { PageHeading } from './_ui/page-heading'
import { Shell } from './_ui/shell'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Shell audience="public">
      <Page width="reading">
        <PageHeading title="There is nothing at this address" />
        <p>It may have moved, or it may not be yours to see. Nothing that you saved is lost.</p>
        <ButtonRow>
          <ButtonLink href="/learn">My courses</ButtonLink>
          <ButtonLink kind="quiet" href="/">
            Start page
          </ButtonLink>
        </ButtonRow>
      </Page>
    </Shell>
  )
}
